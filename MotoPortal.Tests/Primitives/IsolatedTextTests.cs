using System.Globalization;
using MotoPortal.Consents.Copy;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Tests.Primitives;

/// <summary>Names of the other direction in sentences.</summary>
public sealed class IsolatedTextTests
{
    [Theory]
    [InlineData("Zoë Ångström", "Zoë Ångström")]
    [InlineData("田中太郎", "田中太郎")]
    [InlineData("محمد", "\u2068محمد\u2069")]
    [InlineData("Anna יעקב", "\u2068Anna יעקב\u2069")]
    [InlineData("a\u202Eb", "\u2068a\u202Eb\u2069")]
    public void Only_a_text_that_is_written_to_the_left_is_isolated(string text, string isolated) =>
        IsolatedText.Of(text).ShouldBe(isolated);

    [Fact]
    public void The_salutation_of_a_mail_isolates_the_name() =>
        CopyText.Get(CultureInfo.GetCultureInfo("en"), nameof(CopyTexts.Dear), "محمد 12").ShouldBe("Hello \u2068محمد 12\u2069,");
}
