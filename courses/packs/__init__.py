"""Curriculum packs: the starter curriculum as readable text files, one per lesson and language.

``parse`` reads files, ``write`` writes them, both over the dataclasses of ``model``; ``stream`` turns their blocks into
StreamField values and back; ``load`` and ``export`` move between them and the database; ``check`` compares languages.
"""
