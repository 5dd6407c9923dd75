"""Invented people's names for the fictional school; any likeness to real people is chance."""


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SURNAMES = _names("""
    Ahorn Albers Amsel Apfelbeck Auer Bachmann Baum Bergner Birkner Blum Bogner Brandl Brunner
    Buchholz Bäumler Christl Daxenberger Deiml Demirel Dietl Dornach Eberl Eder Eichner
    Engelhardt Erlacher Falk Feldmann Fichtner Finkenzeller Forster Frankl Frühauf Fuchs
    Förster Gabler Gärtner Gerstl Gruber Haberl Hagn Haller Hartl Haselbeck Heidrich Heller
    Hilpert Hofmeister Holzner Hölzl Huber Imhof Jäger Jahn Jovanovic Kaiser Kastner Kellner
    Kern Kiefer Kirchner Klee Klinger Kowalski Krämer Kreuzer Kühn Lang Lechner Leitner Lenz
    Lindner Lorenz Maier Markert Mayr Meisl Moosbauer Mühlbauer Nagel Neumaier Niedermeier
    Nowak Oberhofer Obst Ostler Özdemir Pauli Petersen Pfeiffer Pichler Popescu Prantl Quell
    Rabe Rauch Reiser Riedl Rosner Roth Röhrl Sachs Sandner Sattler Schäfer Schilling
    Schlehdorn Schmidl Schober Schütz Seidl Sommer Specht Stadler Steinbeck Stieglitz Strobl
    Tanner Thaler Traut Ulmer Unger Vogel Vogt Wachter Wagner Waldner Weber Weidinger Weiß
    Wiesner Winkler Wörner Yildirim Zach Zeller Ziegler Zirngibl
""")

GIRLS = _names("""
    Amelie Anna Antonia Carla Charlotte Clara Elena Elif Elisa Emilia Emma Eva Finja Franziska
    Frieda Greta Hanna Helena Ida Jana Johanna Josefine Judith Julia Katharina Klara Lara
    Laura Lea Leni Lina Luisa Lotte Magdalena Maja Maria Marie Marlene Mathilda Mia Mila Nele
    Nora Paula Pauline Romy Rosa Sarah Selma Sofia Sophie Theresa Valentina Verena Viktoria
    Xenia Zoe
""")

BOYS = _names("""
    Aaron Adrian Alexander Anton Bastian Benedikt Benjamin Can David Elias Emil Emre Fabian
    Felix Finn Florian Franz Georg Gregor Hannes Henri Jakob Jan Jonas Jonathan Joshua Julian
    Kilian Konstantin Korbinian Lars Leo Leon Leonhard Liam Linus Luca Ludwig Lukas Magnus
    Matteo Maximilian Michael Moritz Nikolas Noah Oskar Paul Philipp Quirin Raphael Samuel
    Sebastian Simon Theo Tim Valentin Vincent Xaver
""")

WOMEN = _names("""
    Agnes Andrea Angelika Barbara Beate Birgit Brigitte Carola Christine Claudia Cornelia
    Daniela Doris Elke Eva Gabriele Gudrun Heike Ines Irene Jutta Karin Katrin Kerstin Martina
    Monika Nadine Petra Renate Sabine Silke Stefanie Susanne Tanja Ulrike Ursula Ute Yvonne
""")

MEN = _names("""
    Achim Andreas Armin Bernd Bernhard Christian Dieter Dirk Erich Frank Gerhard Günter Heiko
    Helmut Holger Ingo Jochen Jürgen Karsten Klaus Lothar Manfred Markus Martin Matthias
    Norbert Oliver Peter Rainer Ralf Roland Rudolf Stefan Thomas Thorsten Uwe Volker Wolfgang
""")
