"""The reviewer's document: one course in one language as a Word file, row by row, and back.

``fields`` walks through the words of a text in a fixed order; ``parts`` makes numbered rows of them and puts corrected
words back; ``document`` writes rows as DOCX, ``reading`` reads them; ``judge`` decides what each row of a document that
came back means. Nothing here knows of the database: ``courses.actions.correcting`` saves drafts, ``files`` writes
packs.
"""
