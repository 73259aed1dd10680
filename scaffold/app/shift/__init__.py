"""`scaffold shift` and `scaffold remap`: a lecture that was cut, or has another id."""
