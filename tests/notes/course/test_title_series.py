"""Titles of courses as they are found, and the headings that they become."""

import pytest

from scaffold.notes.course.titles import apply, decide

# a name, then the titles in the list's order, each with its heading where that differs
SERIES = """
the model course
    Deep Learning на пальцах 1 - Введение  =>  1. Введение
    Deep Learning на пальцах 2 - Элементы машинного обучения  =>  2. Элементы машинного обучения
    Deep Learning на пальцах 3 - Нейронные сети  =>  3. Нейронные сети
starting at 0
    Lecture 0 | Logistics  =>  0. Logistics
    Lecture 1 | ConvNets for Visual Recognition  =>  1. ConvNets for Visual Recognition
    Lecture 2 | Image Classification  =>  2. Image Classification
a missing space, and a number in the rest
    CS231n Winter 2016: Lecture1: Historical Context  =>  1. Historical Context
    CS231n Winter 2016: Lecture 2: Data-driven approach, kNN  =>  2. Data-driven approach, kNN
    CS231n Winter 2016: Lecture 3: Linear Classification 2  =>  3. Linear Classification 2
a suffix that one lacks
    MIT Introduction to Deep Learning | 6.S191
    RNNs, Transformers, and Attention | MIT 6.S191  =>  RNNs, Transformers, and Attention
    Convolutional Neural Networks | MIT 6.S191  =>  Convolutional Neural Networks
    Deep Generative Modeling | MIT 6.S191  =>  Deep Generative Modeling
both, and a stray without number
    Stanford CS229: Machine Learning Course, Lecture 1 - Overview (Autumn 2018)
    Lecture 2 - Regression | Stanford CS229: Machine Learning (Autumn 2018)  =>  2. Regression
    Lecture 3 - Logistic | Stanford CS229: Machine Learning (Autumn 2018)  =>  3. Logistic
    Lecture 4 - Perceptron | Stanford CS229: Machine Learning (Autumn 2018)  =>  4. Perceptron
several bars
    Stanford CS224N: NLP | Winter 2019 | Lecture 1 – Word Vectors  =>  1. Word Vectors
    Stanford CS224N: NLP | Winter 2019 | Lecture 2 – Word Senses  =>  2. Word Senses
    Stanford CS224N: NLP | Winter 2019 | Lecture 3 – Parsing  =>  3. Parsing
a number in the suffix, another case
    But what is a neural network? | Deep learning chapter 1  =>  1. But what is a neural network?
    Gradient descent explained | Deep Learning Chapter 2  =>  2. Gradient descent explained
    Backpropagation, intuitively | Deep Learning Chapter 3  =>  3. Backpropagation, intuitively
recitations in between
    1. Algorithmic Thinking, Peak Finding
    R1. Asymptotic Complexity
    2. Models of Computation
    R2. Python Cost Model
    3. Insertion Sort, Merge Sort
numbers that are all there is
    Lec 1 | MIT 18.06  =>  Lec 1
    Lec 2 | MIT 18.06  =>  Lec 2
    Lec 3 | MIT 18.06  =>  Lec 3
numbers with dots
    Lecture 1.1 — Why  =>  1.1. Why
    Lecture 1.2 — What  =>  1.2. What
    Lecture 2.1 — Types  =>  2.1. Types
one mark as good as the other
    Лекция 1. Введение  =>  1. Введение
    Лекция 2: Деревья  =>  2. Деревья
    Семинар 2. Практика
    Лекция 3 — Бустинг  =>  3. Бустинг
a stray Q&A
    Алгоритмы, лекция №1. Введение  =>  1. Введение
    Алгоритмы, лекция №2. Сортировки  =>  2. Сортировки
    Вопросы и ответы
    Алгоритмы, лекция №3. Кучи  =>  3. Кучи
zeros in front
    01. Введение — ML  =>  1. Введение
    02. Метрики — ML  =>  2. Метрики
    03. Деревья — ML  =>  3. Деревья
Chinese with digits
    第1讲 导论  =>  1. 导论
    第2讲 线性回归  =>  2. 线性回归
    第3讲 神经网络  =>  3. 神经网络
Chinese numerals
    第一讲：导论  =>  1. 导论
    第二讲：线性回归  =>  2. 线性回归
    第十二讲：神经网络  =>  12. 神经网络
Chinese brackets and pages
    【机器学习】P1 导论  =>  1. 导论
    【机器学习】P2 线性回归  =>  2. 线性回归
    【机器学习】P3 神经网络  =>  3. 神经网络
full-width digits and spaces
    第０１回　はじめに  =>  1. はじめに
    第０２回　木  =>  2. 木
    第０３回　終わり  =>  3. 終わり
Korean
    딥러닝 1강. 소개  =>  1. 소개
    딥러닝 2강. 회귀  =>  2. 회귀
    딥러닝 3강. 신경망  =>  3. 신경망
German
    Vorlesung 1: Einführung  =>  1. Einführung
    Vorlesung 2: Bäume  =>  2. Bäume
    Vorlesung 3: Übung  =>  3. Übung
Roman
    Calculus I: Limits  =>  1. Limits
    Calculus II: Integrals  =>  2. Integrals
    Calculus III: Vectors  =>  3. Vectors
Part N of M
    Backprop (Part 1 of 3)  =>  1. Backprop
    Chain rule (Part 2 of 3)  =>  2. Chain rule
    Autograd (Part 3 of 3)  =>  3. Autograd
N/M
    Trees 1/3  =>  1. Trees
    Graphs 2/3  =>  2. Graphs
    Heaps 3/3  =>  3. Heaps
N/M in front
    1/3 Trees  =>  1. Trees
    2/3 Graphs  =>  2. Graphs
    3/3 Heaps  =>  3. Heaps
a hash
    #9 Trees  =>  9. Trees
    #10 Graphs  =>  10. Graphs
    #11 Heaps  =>  11. Heaps
episodes
    The Show Ep. 1 - A  =>  1. A
    The Show Ep. 2 - B  =>  2. B
    The Show Ep. 3 - C  =>  3. C
numbers of a long series
    Talk #1368 - Adams  =>  1368. Adams
    Talk #1369 - Brown  =>  1369. Brown
    Talk #1370 - Clark  =>  1370. Clark
a number between dashes
    Python Tutorial - 1 - Setup  =>  1. Setup
    Python Tutorial - 2 - Loops  =>  2. Loops
    Python Tutorial - 3 - IO  =>  3. IO
a number and nothing else
    1 Setup  =>  1. Setup
    2 Loops  =>  2. Loops
    3 Files  =>  3. Files
a year in brackets
    Trees (2019)  =>  Trees
    Graphs (2019)  =>  Graphs
    Heaps (2019)  =>  Heaps
hashtags
    Trees #cs #mit  =>  Trees
    Graphs #cs #mit  =>  Graphs
    Heaps #cs #mit  =>  Heaps
emoji
    🔥 Lists  =>  Lists
    🔥 Dicts  =>  Dicts
    🔥 Sets 🎉  =>  Sets 🎉
emoji alone remain
    🎓 Lecture 1: 🌳  =>  1. 🌳
    🎓 Lecture 2: 📈  =>  2. 📈
    🎓 Lecture 3: ⛰️  =>  3. ⛰️
a reversed list keeps its numbers
    #4 Trees  =>  4. Trees
    #3 Graphs  =>  3. Graphs
    #2 Heaps  =>  2. Heaps
    #1 Intro  =>  1. Intro
numbers in disorder stay
    CS: Lecture 5: A  =>  Lecture 5: A
    CS: Lecture 3: B  =>  Lecture 3: B
    CS: Lecture 9: C  =>  Lecture 9: C
numbers that repeat, as for parts
    CS: Lecture 1: A  =>  1. A
    CS: Lecture 1: B  =>  1. B
    CS: Lecture 2: C  =>  2. C
one topic over two lectures
    Lecture 1: A  =>  1. A
    Lecture 2: Review  =>  2. Review
    Lecture 3: B  =>  3. B
    Lecture 4: Review  =>  4. Review
    Lecture 5: C  =>  5. C
numbers with letters
    Lecture 1 — A  =>  1. A
    Lecture 2a — B  =>  2a. B
    Lecture 2b — C  =>  2b. C
    Lecture 10 — D  =>  10. D
one that would be the same as a stray
    Lecture 1: A
    Lecture 2: B  =>  2. B
    Lecture 3: C  =>  3. C
    Lecture 4: D  =>  4. D
    A
a channel's own way
    Компьютерное зрение. Лекция 1 | Вводная | ФПМИ  =>  1. Вводная
    Компьютерное зрение. Лекция 2 | Свёртки | ФПМИ  =>  2. Свёртки
    Компьютерное зрение. Лекция 3 | Детекция | ФПМИ  =>  3. Детекция
a hash at the end
    How trees grow #1  =>  1. How trees grow
    How heaps fall #2  =>  2. How heaps fall
    How nets learn #3  =>  3. How nets learn
brackets around the number
    [03] Trees  =>  3. Trees
    [04] Graphs  =>  4. Graphs
    [05] Heaps  =>  5. Heaps
a Portuguese class
    Aula 01 - Árvores | Curso de Grafos  =>  1. Árvores
    Aula 02 - Caminhos | Curso de Grafos  =>  2. Caminhos
    Aula 03 - Fluxos | Curso de Grafos  =>  3. Fluxos
Vietnamese
    Bài 1. Giới thiệu  =>  1. Giới thiệu
    Bài 2. Cây  =>  2. Cây
    Bài 3. Đồ thị  =>  3. Đồ thị
Arabic digits
    ١. الأشجار  =>  1. الأشجار
    ٢. الرسوم  =>  2. الرسوم
    ٣. الأكوام  =>  3. الأكوام
Chinese brackets at the end
    导论（一）  =>  1. 导论
    回归（二）  =>  2. 回归
    网络（三）  =>  3. 网络
a part without space
    导论 P1  =>  1. 导论
    回归 P2  =>  2. 回归
    网络 P3  =>  3. 网络
underscores
    01_Intro  =>  1. Intro
    02_Trees  =>  2. Trees
    03_Heaps  =>  3. Heaps
a colour of dash
    CS61A Lecture 1 – Functions  =>  1. Functions
    CS61A Lecture 2 - Control  =>  2. Control
    CS61A Lecture 3 — Recursion  =>  3. Recursion
weeks that hold several lectures
    Week 1 Lecture 1: A  =>  1.1. A
    Week 1 Lecture 2: B  =>  1.2. B
    Week 2 Lecture 1: C  =>  2.1. C
a guest in between
    Lecture 1: A  =>  1. A
    Lecture 2: B  =>  2. B
    Guest talk: trees in the wild
    Lecture 4: D  =>  4. D
a bracket after the number
    1) Trees  =>  1. Trees
    2) Graphs (old)  =>  2. Graphs (old)
    3) Heaps  =>  3. Heaps
a bracket after the number and no space
    Урок 1)Деревья  =>  1. Деревья
    Урок 2)Графы  =>  2. Графы
    Урок 3)Кучи  =>  3. Кучи
capital letters after an announced number
    Lecture 1A: Overview and Introduction  =>  1A. Overview and Introduction
    Lecture 1B: Procedures and Processes  =>  1B. Procedures and Processes
    Lecture 2A: Higher-order Procedures  =>  2A. Higher-order Procedures
capital letters that are no numbers
    1D arrays
    2D arrays
    3D arrays
keycaps
    1️⃣ Trees  =>  1. Trees
    2️⃣ Graphs  =>  2. Graphs
    3️⃣ Heaps  =>  3. Heaps
N of M in brackets in front
    [1/12] Trees  =>  1. Trees
    [2/12] Graphs  =>  2. Graphs
    [3/12] Heaps  =>  3. Heaps
a course inside a platform's brackets
    Lecture 1.1 — Why learn? — [ Deep Learning | Hinton | UofT ]  =>  1.1. Why learn?
    Lecture 1.2 — What is it? — [ Deep Learning | Hinton | UofT ]  =>  1.2. What is it?
    Lecture 2.1 — Types — [ Deep Learning | Hinton | UofT ]  =>  2.1. Types
episodes with a bar
    Ep. 01 | Trees  =>  1. Trees
    Ep. 02 | Graphs  =>  2. Graphs
    Ep. 04 | Heaps  =>  4. Heaps
seasons and episodes
    S01E01 - Trees  =>  1.1. Trees
    S01E02 - Graphs  =>  1.2. Graphs
    S02E01 - Heaps  =>  2.1. Heaps
seasons and episodes in brackets behind
    Trees in the wild [S01E09]  =>  1.9. Trees in the wild
    Graphs and us [S01E10]  =>  1.10. Graphs and us
    Heaps [S02E01]  =>  2.1. Heaps
weeks with parts
    Week 1 - Part 1: A  =>  1.1. A
    Week 1 - Part 2: B  =>  1.2. B
    Week 2 - Part 1: C  =>  2.1. C
modules and lectures glued to their numbers
    Mod-01 Lec-01 Trees  =>  1.1. Trees
    Mod-01 Lec-02 Graphs  =>  1.2. Graphs
    Mod-02 Lec-03 Heaps  =>  2.3. Heaps
    Mod-02 Lec-04 Tries  =>  2.4. Tries
parts with letters
    Part A: Syntax  =>  A. Syntax
    Part B: Types  =>  B. Types
    Part C: Objects  =>  C. Objects
parts with letters inside lectures
    Lecture 1 Part A: Trees  =>  1. Part A: Trees
    Lecture 1 Part B: More trees  =>  1. Part B: More trees
    Lecture 2: Graphs  =>  2. Graphs
    Lecture 3: Heaps  =>  3. Heaps
parts with letters behind
    Trees - Part A  =>  A. Trees
    Graphs - Part B  =>  B. Graphs
    Heaps - Part C  =>  C. Heaps
hashtags of each title's own
    Trees #cs #trees  =>  Trees
    Graphs #cs  =>  Graphs
    Heaps #heaps #sorting #cs  =>  Heaps
hashtags behind a suffix, and none
    Trees | MIT #cs  =>  Trees
    Graphs | MIT #graphs #math  =>  Graphs
    Heaps | MIT #heaps  =>  Heaps
    Tries | MIT  =>  Tries
    Flows | MIT  =>  Flows
two spellings of one suffix
    Trees | Stanford CS229: Machine Learning  =>  Trees
    Graphs | Stanford CS229: Machine Learning  =>  Graphs
    Heaps | Stanford CS229 - Machine Learning  =>  Heaps
    Tries | Stanford CS229 - Machine Learning  =>  Tries
two spellings of one suffix, one of them longer
    Trees | Stanford CS229: Machine Learning  =>  Trees
    Graphs | Stanford CS229: Machine Learning  =>  Graphs
    Heaps | Stanford CS229: Machine Learning  =>  Heaps
    Tries | Stanford CS229: Machine Learning Andrew Ng  =>  Tries
    Flows | Stanford CS229: Machine Learning Andrew Ng  =>  Flows
    Sorts | Stanford CS229: Machine Learning Andrew Ng  =>  Sorts
two lecturers of one course
    Trees - Ada Adams | MIT 6.006  =>  Trees - Ada Adams
    Graphs - Ada Adams | MIT 6.006  =>  Graphs - Ada Adams
    Heaps - Ada Adams | MIT 6.006  =>  Heaps - Ada Adams
    Tries - Ben Brown | MIT 6.006  =>  Tries - Ben Brown
    Flows - Ben Brown | MIT 6.006  =>  Flows - Ben Brown
    Sorts - Ben Brown | MIT 6.006  =>  Sorts - Ben Brown
two spellings of one prefix
    Algorithms, Lecture 1: Trees  =>  1. Trees
    Algorithms, Lecture 2: Graphs  =>  2. Graphs
    Algorithms - Lecture 3: Heaps  =>  3. Heaps
    Algorithms - Lecture 4: Tries  =>  4. Tries
one typo in a prefix
    Lecture 1: Trees  =>  1. Trees
    Lecutre 2: Graphs
    Lecture 3: Heaps  =>  3. Heaps
    Lecture 4: Tries  =>  4. Tries
one typo in a prefix without numbers
    Algorithms: Trees  =>  Trees
    Algoritms: Graphs
    Algorithms: Heaps  =>  Heaps
    Algorithms: Tries  =>  Tries
a letter for a digit
    Lecture 1: Trees  =>  1. Trees
    Lecture 2: Graphs  =>  2. Graphs
    Lecture 1O: Heaps
    Lecture 11: Tries  =>  11. Tries
two that changed places
    Lecture 1: Trees  =>  1. Trees
    Lecture 2: Graphs  =>  2. Graphs
    Lecture 4: Tries  =>  4. Tries
    Lecture 3: Heaps  =>  3. Heaps
    Lecture 5: Flows  =>  5. Flows
one that was recorded twice
    1. Trees  =>  1. Trees
    2. Graphs  =>  2. Graphs
    2. Graphs (re-recorded)  =>  2. Graphs (re-recorded)
    3. Heaps  =>  3. Heaps
numbers without mark or space are none
    1. Shading  =>  1. Shading
    2. Meshes  =>  2. Meshes
    2.5D graphics
    3-manifolds
    3. Light  =>  3. Light
    4. Colours  =>  4. Colours
a title that counts among lectures
    Lecture 1: Trees  =>  1. Trees
    Lecture 2: Graphs  =>  2. Graphs
    3 ways to sort
    Lecture 4: Heaps  =>  4. Heaps
a year as a title among lectures
    Lecture 1: Trees  =>  1. Trees
    Lecture 2: Graphs  =>  2. Graphs
    1968: The mother of all demos
    Lecture 3: Heaps  =>  3. Heaps
    Lecture 4: Tries  =>  4. Tries
days after a number in the name
    100 Days of Code - Day 1: Intro  =>  1. Intro
    100 Days of Code - Day 2: Loops  =>  2. Loops
    100 Days of Code - Day 5: Files  =>  5. Files
a channel's name behind a dash
    1. Finite Automata - MIT OpenCourseWare  =>  1. Finite Automata
    2. Nondeterminism - MIT OpenCourseWare  =>  2. Nondeterminism
    3. Pumping Lemma - MIT OpenCourseWare  =>  3. Pumping Lemma
dates stay
    2024-03-01 Trees
    2024-03-08 Graphs
    2024-03-15 Heaps
dates behind the number
    ДМ лекция 5 (12.10.2020)  =>  5. (12.10.2020)
    ДМ лекция 6 (19.10.2020)  =>  6. (19.10.2020)
    ДМ лекция 7 (26.10.2020)  =>  7. (26.10.2020)
a hash behind the series
    Trees in the wild | ML #7  =>  7. Trees in the wild
    Graphs and us | ML #8  =>  8. Graphs and us
    Heaps | ML #9  =>  9. Heaps
Roman parts
    Part I: Trees  =>  1. Trees
    Part II: Graphs  =>  2. Graphs
    Part IV: Heaps  =>  4. Heaps
a number in brackets at the end
    Trees (Lecture 1)  =>  1. Trees
    Graphs (Lecture 2)  =>  2. Graphs
    Heaps (Lecture 3)  =>  3. Heaps
ordinals
    1-я лекция. Деревья  =>  1. Деревья
    2-я лекция. Графы  =>  2. Графы
    3-я лекция. Кучи  =>  3. Кучи
a course's code and an I that is a bar
    Stanford CS25: V2 I Introduction to Transformers  =>  V2 I Introduction to Transformers
    Stanford CS25: V2 I Strategic Games  =>  V2 I Strategic Games
    Stanford CS25: V2 I Robotics  =>  V2 I Robotics
versions of a language
    What's new in Python 3.11
    What's new in Python 3.12
    What's new in Python 3.13
a question in the series' name
    What is AI? | Part 1: Past  =>  1. Past
    What is AI? | Part 2: Present  =>  2. Present
    What is AI? | Part 3: Future  =>  3. Future
a question that is the rest
    AI 1: What is it?  =>  1. What is it?
    AI 2: What was it?  =>  2. What was it?
    AI 3: What will it be?  =>  3. What will it be?
"""


def read_series(text: str) -> dict[str, list[tuple[str, str]]]:
    """The table: name to titles and headings."""
    series: dict[str, list[tuple[str, str]]] = {}
    for line in text.strip().split("\n"):
        if not line.startswith("    "):
            titles = series.setdefault(line, [])
            continue
        title, _, heading = line.removeprefix("    ").partition("  =>  ")
        titles.append((title, heading or title))
    return series


@pytest.mark.parametrize("course", [pytest.param(v, id=k) for k, v in read_series(SERIES).items()])
def test_a_course_becomes(course: list[tuple[str, str]]) -> None:
    titles = [title for title, _ in course]
    pattern = decide(titles)
    cleaned = [apply(pattern, title) for title in titles]
    headings = [f"{c.number}. {c.text}" if c.number else c.text for c in cleaned]
    assert headings == [heading for _, heading in course]
