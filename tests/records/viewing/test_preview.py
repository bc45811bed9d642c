"""What is shown before signing are the very bytes that will be signed, drawn as pixels."""

from escalog.domain.record.blocks import PageBreak, Paragraph
from escalog.records.viewing.preview import find, page_count, page_image
from tests.builders.paper import laid_out

WHITE = 255


def darkest(pixels: bytes) -> int:
    return min(pixels[0::4])


def test_every_page_becomes_a_picture_of_the_asked_size():
    pdf = laid_out(Paragraph("First."), PageBreak(), Paragraph("Second.")).pdf
    assert page_count(pdf) == 3
    images = [page_image(pdf, index, 2.0) for index in range(3)]
    for image in images:
        assert (image.width, image.height) == (1191, 1684)
        assert len(image.pixels) == image.stride * image.height
        assert darkest(image.pixels) < 100


def test_text_is_drawn_where_it_stands():
    pdf = laid_out(Paragraph("█" * 30)).pdf
    image = page_image(pdf, 0)
    row = [image.pixels[y * image.stride + 100 * 4] for y in range(image.height)]
    assert min(row[60:200]) < 100
    assert min(row[300:700]) == WHITE


def test_words_are_found_on_their_page_and_marked_where_they_stand():
    pdf = laid_out(*(Paragraph(f"Line {number} says needle {number}. " + "hay " * 300) for number in range(6))).pdf
    hits = find(pdf, "NEEDLE  3")
    assert len(hits) == 1
    left, top, width, height = hits[0].pieces[0]
    assert 0 < left < left + width < 1
    assert 0 < top < top + height < 1
    assert "needle 3" in page_image(pdf, hits[0].page).text
    assert [hit.page for hit in find(pdf, "needle")] == sorted(hit.page for hit in find(pdf, "needle"))
    assert len(find(pdf, "needle")) == 6


def test_nothing_is_found_of_nothing_and_no_more_than_asked():
    pdf = laid_out(Paragraph("hay " * 100)).pdf
    assert find(pdf, "  ") == ()
    assert find(pdf, "needle") == ()
    assert len(find(pdf, "hay", most=7)) == 7
    assert find(pdf, "\x00" * 5000) == ()
