"""What a check says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """``level`` is ``error`` (CI refuses it) or ``warning``; ``where`` names the file below the pack's folder."""

    level: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.level}: {self.where}: {self.message}"


def error(where: str, message: str) -> Finding:
    return Finding("error", where, message)


def warning(where: str, message: str) -> Finding:
    return Finding("warning", where, message)
