using MotoPortal.SignedForms;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.Tests.SignedForms;

public sealed class FormNameTests
{
    [Theory]
    [InlineData("4242 4242 4242 4242.pdf")]
    [InlineData("scan_4242424242424242_zoe.pdf")]
    [InlineData("card4242424242424242.jpg")]
    [InlineData("4242x4242x4242x4242.png")]
    public void A_card_number_in_the_name_is_refused(string name) => FormName.Refusal(name).ShouldBe(FormRefusal.HoldsCardNumber);

    [Theory]
    [InlineData("IMG_20261123_140211.jpg")]
    [InlineData("Scan 2026-11-23 14.02.11.pdf")]
    [InlineData("C-1043 Zoë Ångström.pdf")]
    public void Names_that_cameras_and_people_give_are_taken(string name) => FormName.Refusal(name).ShouldBeNull();

    [Fact]
    public void A_name_that_is_too_long_is_refused() => FormName.Refusal(new string('a', 201)).ShouldBe(FormRefusal.NameTooLong);

    [Theory]
    [InlineData("form.pdf", FormKind.Pdf, "form.pdf")]
    [InlineData("holiday.exe", FormKind.Jpeg, "holiday.jpg")]
    [InlineData("../../etc/passwd", FormKind.Png, "passwd.png")]
    [InlineData(@"C:\Users\zoe\form.png", FormKind.Png, "form.png")]
    [InlineData("Zoë  Ångström.JPEG", FormKind.Jpeg, "Zoë Ångström.jpg")]
    [InlineData("evil\u202Efdp.exe", FormKind.Pdf, "evil fdp.pdf")]
    [InlineData("a\r\nSet-Cookie: b", FormKind.Pdf, "a Set-Cookie b.pdf")]
    [InlineData("<script>alert(1)</script>.pdf", FormKind.Pdf, "script.pdf")]
    [InlineData(".pdf", FormKind.Pdf, "form.pdf")]
    [InlineData("", FormKind.Pdf, "form.pdf")]
    [InlineData("...", FormKind.Png, "form.png")]
    public void A_name_is_shown_without_what_could_steer_and_with_the_ending_of_what_it_is(string name, FormKind kind, string safe) =>
        FormName.Safe(name, kind).ShouldBe(safe);

    [Fact]
    public void A_name_with_half_a_letter_is_shown_all_the_same() =>
        FormName.Safe("half" + '\uD800' + ".png", FormKind.Png).ShouldBe("half\uFFFD.png");

    [Fact]
    public void A_long_name_is_shortened_between_letters_and_not_within_one() =>
        FormName.Safe(new string('a', 79) + "e\u0301" + new string('b', 50), FormKind.Pdf).ShouldBe(new string('a', 79) + "é.pdf");
}
