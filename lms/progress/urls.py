"""Addresses of the learner's side, below the language prefix."""

from django.urls import path

from lms.progress.views import about, countries, courses, home, lesson, my, test, worksheets

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", about.about, name="about"),
    path("countries/", countries.countries, name="countries"),
    path("my/", my.my_page, name="my"),
    path("programmes/<slug:programme>/", courses.programme, name="programme"),
    path("worksheets/<slug:kind>/", worksheets.worksheet, name="worksheet"),
    path("courses/", courses.course_index, name="course_index"),
    path("courses/<slug:course>/", courses.course, name="course"),
    path("courses/<slug:course>/test/", test.take_test, name="test"),
    path("courses/<slug:course>/test/<uuid:attempt>/", test.attempt_result, name="attempt"),
    path("courses/<slug:course>/<slug:lesson>/", lesson.show_lesson, name="lesson"),
    path("courses/<slug:course>/<slug:lesson>/done/", lesson.lesson_done, name="lesson_done"),
    path("courses/<slug:course>/<slug:lesson>/practice/", lesson.practice, name="practice"),
]
