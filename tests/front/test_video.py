import pytest

from fiel.front.video import find_player


@pytest.mark.parametrize(
    ("url", "host", "address"),
    [
        (
            "https://www.youtube.com/watch?v=abcdefghijk&t=3",
            "youtube.com",
            "https://www.youtube-nocookie.com/embed/abcdefghijk",
        ),
        ("https://youtu.be/abcdefghijk", "youtu.be", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/1234", "vimeo.com", "https://player.vimeo.com/video/1234?dnt=1"),
        ("https://tube.example/w/aB-3", "tube.example", "https://tube.example/videos/embed/aB-3"),
        ("https://tube.example/videos/watch/aB-3", "tube.example", "https://tube.example/videos/embed/aB-3"),
    ],
)
def test_players_in_a_frame(url: str, host: str, address: str) -> None:
    player = find_player(url)
    assert player is not None
    assert (player.host, player.address, player.framed) == (host, address, True)


def test_a_file_is_played_as_it_is() -> None:
    player = find_player("https://example.org/a/video.MP4")
    assert player is not None
    assert (player.host, player.address, player.framed) == (
        "example.org",
        "https://example.org/a/video.MP4",
        False,
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://youtube.com/@someone",
        "https://youtube.com/watch?v=%22onload%3D1",
        "https://vimeo.com/channels/x",
        "https://example.org/page",
        "javascript:alert(1)//w/a",
        "ftp://example.org/video.mp4",
        "",
    ],
)
def test_everything_else_is_only_linked(url: str) -> None:
    assert find_player(url) is None
