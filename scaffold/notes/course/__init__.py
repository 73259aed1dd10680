"""From a listing to lectures: titles, numbers, what a course is known by."""
