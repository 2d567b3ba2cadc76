using System.Collections;
using System.Globalization;
using System.Resources;
using MotoPortal.Shell.Languages;
using MudBlazor;

namespace MotoPortal.Tests.Shell;

public sealed class MudTranslationsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("fr")]
    public void Every_word_of_MudBlazor_has_ours(string language)
    {
        var theirs = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudThemeProvider).Assembly);
        var ours = new ResourceManager(typeof(MudTranslations));

        var missing =
            Keys(theirs, CultureInfo.InvariantCulture).Except(Keys(ours, CultureInfo.GetCultureInfo(language)), StringComparer.Ordinal);

        missing.ShouldBeEmpty();
    }

    private static IEnumerable<string> Keys(ResourceManager resources, CultureInfo culture) =>
        resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().Select(entry => (string)entry.Key);
}
