"""How much each trait of a line speaks for the states of `core.intake.chain`, as learnt.

Each row has a trait and its weights for the head of a page, the article, islands in it, the foot.
Written by `python -m tests.data.making.learning`; change the lessons, not the table.
"""

TABLE = """
always: 0.11 -0.19 -0.07 0.15
above a day: -0.85 0.61 0.35 0.12
above a known line: -0.09 0.03 -0.08 0.08
above paragraphs: -0.52 0.06 0.64 -0.27
above prose: -0.94 0.23 0.55 -0.18
address: -0.00 -0.74 0.00 0.75
akin 0: 0.37 -0.42 0.02 0.13
akin 1: -0.30 0.01 0.05 0.22
akin 2: -0.67 0.76 -0.77 0.40
akin 3: -0.35 0.59 -0.46 0.11
among akin lines: -0.59 0.23 0.16 0.35
among facts: -0.13 0.87 -0.40 -0.32
among figures: -0.68 0.65 -0.50 0.21
among open lines: -0.17 0.01 0.13 -0.01
among quotations: -0.10 0.34 -0.48 0.28
among sentences: -0.47 -0.16 0.01 0.33
among short lines: 0.03 0.19 -0.24 0.00
among verse: 0.23 0.34 -0.45 -0.08
among words of pages: -0.23 -0.23 0.49 -0.02
announces: -0.25 -0.44 0.22 0.49
asks: -0.22 0.08 -0.93 0.80
at the foot: -0.64 0.57 -0.82 0.16
begins small: 0.22 0.21 0.14 -0.45
below a day: -0.55 0.24 0.26 0.04
below a known line: -0.02 -0.29 -0.11 0.31
below paragraphs: 0.00 -0.66 0.44 0.50
below prose: -0.43 -0.04 0.30 0.10
calls: 0.00 -0.34 0.06 0.28
capitals: -0.06 0.21 -0.05 -0.09
clauses: -0.10 0.97 -0.37 -0.64
common 0: -0.14 0.18 0.12 -0.19
common 1: -0.39 0.37 -0.28 0.14
common 2: -0.60 0.55 -0.24 0.13
credit: 0.89 -1.81 0.81 0.37
cut: 1.08 -1.35 -0.08 0.38
dated: -0.32 -1.12 1.05 0.17
density 0: -0.07 0.15 0.54 -0.61
density 1: 0.30 -0.14 -0.54 0.31
density 2: 0.62 -0.21 -0.47 0.21
density 3: -0.55 -0.02 0.32 0.18
density 4: -0.13 -0.26 0.62 -0.06
edge to prose: -0.17 0.55 -0.39 0.00
edge to prose, 2: -0.02 0.04 -0.02 -0.00
edge to prose, 3: -0.07 0.42 -0.35 0.00
edge to prose, 4: 0.00 0.02 -0.02 0.00
edge to sign: 0.24 0.04 -0.43 -0.00
edge to sign, 0: 0.21 -0.21 0.00 0.00
edge to sign, 1: 0.02 0.12 -0.15 -0.00
edge to sign, 2: 0.18 -0.03 -0.12 -0.00
edge to sign, 3: 0.01 0.33 -0.33 -0.00
edge to sign, 4: -0.26 0.26 0.13 0.00
fact: -0.35 -0.48 0.53 0.04
few letters: -0.23 -1.15 0.53 0.83
figure: -0.40 -0.02 0.38 -0.08
first: 0.34 -0.34 0.00 0.00
in a list: -0.20 -0.21 0.28 0.12
item: 0.00 -0.02 -0.37 0.39
last: 0.00 -0.35 0.00 0.35
length 0: 0.62 -1.09 0.06 0.53
length 1: 0.39 -0.50 0.12 0.07
length 2: 0.34 -0.33 -0.01 0.09
length 3: -0.87 -0.22 0.18 0.53
length 4: -0.34 0.27 0.24 -0.15
length 5: 0.10 0.93 -1.03 -0.33
length 6: 0.00 0.70 -0.60 -0.05
length 7: 0.00 0.31 -0.13 -0.21
marked: 0.37 -0.52 -0.23 0.42
near 0: 0.18 -0.11 0.12 -0.06
near 1: -0.24 -0.32 -0.13 0.51
near 2: 0.30 -0.17 -0.15 0.07
near 3: 0.44 -0.05 -0.14 -0.11
near 4: -0.16 -0.02 -0.06 0.17
no letters: -0.65 0.78 0.13 -0.25
on top: 0.27 -0.71 0.49 -0.94
promises: -0.01 -0.49 -0.00 0.50
prose to edge: -0.00 0.31 -0.24 -0.05
prose to edge, 3: -0.00 -0.11 -0.01 0.12
prose to edge, 4: 0.00 0.43 -0.24 -0.19
prose to prose: -0.05 0.71 -0.72 -0.16
prose to prose, 0: -0.00 0.29 -0.61 0.26
prose to prose, 1: -0.00 -0.47 0.48 -0.01
prose to prose, 2: -0.03 0.79 -0.16 -0.63
prose to prose, 3: -0.03 0.68 -0.81 0.04
prose to sign: -0.28 0.85 -0.78 -0.15
prose to sign, 0: -0.00 0.37 -0.17 -0.14
prose to sign, 1: -0.07 -0.29 0.22 0.11
prose to sign, 2: -0.19 0.75 0.14 -0.55
prose to sign, 3: -0.00 0.68 -0.65 -0.11
prose to sign, 4: -0.00 0.37 -0.63 0.19
quoted: 0.44 0.55 -0.74 -0.16
quotes the text: 0.18 0.20 -0.98 0.64
sentences: -0.63 0.42 0.30 -0.30
short stop: -0.14 -0.19 0.12 0.21
sign: 0.41 -1.29 0.47 0.58
sign to edge: -0.00 -0.28 -0.15 0.38
sign to edge, 0: 0.00 -0.00 0.00 0.00
sign to edge, 1: 0.00 0.00 -0.00 -0.00
sign to edge, 2: 0.00 0.01 -0.00 0.01
sign to edge, 3: 0.00 -0.02 0.01 0.10
sign to edge, 4: 0.00 -0.05 -0.01 0.18
sign to prose: -0.46 0.94 -0.56 0.12
sign to prose, 0: -0.24 0.48 -0.49 0.32
sign to prose, 1: -0.01 -0.24 0.36 -0.13
sign to prose, 2: -0.20 0.61 -0.61 0.17
sign to prose, 3: -0.23 0.74 -0.19 -0.20
sign to prose, 4: -0.01 0.37 -0.34 -0.00
sign to sign: -0.13 0.33 -0.30 0.06
sign to sign, 0: -0.40 0.35 -0.52 0.48
sign to sign, 1: -0.22 0.37 -0.07 -0.06
sign to sign, 2: 0.24 0.45 0.04 -0.59
sign to sign, 3: 0.00 0.16 -0.12 -0.01
sign to sign, 4: -0.17 0.02 -0.17 0.31
stops: 0.21 1.27 -1.63 -0.33
sure sign: 0.83 -2.12 1.02 0.93
title case: 0.26 -1.08 0.55 0.29
twice: -0.25 0.48 -0.04 -0.21
words of pages: 0.15 -0.54 0.07 0.33
"""
MOVES = (0.07, 0.34, 0.29, -0.89, 0.35, 0.65, -0.89, 0.13)
