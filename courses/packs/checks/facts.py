"""Facts: every one that is named has its source, every volatile one its day, and nothing banned is for learners."""

from collections.abc import Iterable, Iterator

from courses.packs.checks.finding import Finding, error
from courses.packs.model import Block, Lesson
from courses.source_rules import is_editors_only, named_in


def facts_of(block: Block) -> list[str]:
    """The numbers of the facts a block rests on."""
    return [fact for fact in block.attrs.get("facts", "").split(",") if fact]


def check_sources(where: str, lesson: Lesson) -> Iterator[Finding]:
    """The lesson's sources by themselves."""
    if not lesson.sources:
        yield error(where, "no source")
    for source in lesson.sources:
        if source.learner and (is_editors_only(source.address) or named_in(source.title)):
            yield error(where, f"{source.address} is for editors only: learner = false")
        if source.volatile and not source.review_by:
            yield error(where, f"the volatile fact {source.fact} has no review_by")
        if source.review_by and source.review_by <= source.checked_on:
            yield error(where, f"the review of {source.fact} lies before its check")
    days = [source.review_by for source in lesson.sources if source.review_by]
    if days and lesson.review_by != min(days):
        yield error(where, f"review_by must be the earliest of its sources: {min(days)}")


def check_named_facts(where: str, lesson: Lesson) -> Iterator[Finding]:
    """The facts that blocks name have a source in the lesson, and each language names the same ones."""
    known = {source.fact for source in lesson.sources}
    wanted = [facts_of(block) for block in lesson.texts["ru"].blocks]
    for fact in sorted({fact for facts in wanted for fact in facts} - known):
        yield error(f"{where}/ru.md", f"{fact} is named but has no source in lesson.toml")
    for language, text in lesson.texts.items():
        if [facts_of(block) for block in text.blocks] != wanted:
            yield error(f"{where}/{language}.md", "the facts of the blocks are not those of the Russian text")


def named_facts(lessons: Iterable[Lesson]) -> set[str]:
    """Every fact that some block rests on."""
    return {fact for lesson in lessons for block in lesson.texts["ru"].blocks for fact in facts_of(block)}
