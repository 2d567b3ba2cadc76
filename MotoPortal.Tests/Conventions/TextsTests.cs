using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

[Trait(Categories.Name, Categories.Slow)]
public sealed partial class TextsTests
{
    private static readonly IReadOnlyList<TextFile> English = TextFile.AllEnglish();

    [Fact]
    public void Every_text_has_its_French()
    {
        var missing =
            from file in English
            let french = File.Exists(file.FrenchPath) ? file.French.Texts : new Dictionary<string, string>(StringComparer.Ordinal)
            from key in file.Texts.Keys.Except(french.Keys, StringComparer.Ordinal)
                .Concat(french.Keys.Except(file.Texts.Keys, StringComparer.Ordinal))
            select $"{file.Name}: {key}";

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void No_text_is_empty_or_has_space_around_it()
    {
        var untidy = Everything()
            .Where(text => text.Value.Length == 0 || text.Value.Trim().Length != text.Value.Length)
            .Select(text => $"{text.File.Name}: {text.Key}");

        untidy.ShouldBeEmpty();
    }

    [Fact]
    public void Placeholders_are_the_same_in_both_languages()
    {
        var different =
            from file in English
            where File.Exists(file.FrenchPath)
            let french = file.French.Texts
            from text in file.Texts
            where french.ContainsKey(text.Key)
            let own = Placeholders(text.Value)
            let theirs = Placeholders(french[text.Key])
            where !string.Equals(own, theirs, StringComparison.Ordinal)
            select $"{file.Name}: {text.Key} has {own}, in French {theirs}";

        different.ShouldBeEmpty();
    }

    [Fact]
    public void French_has_a_narrow_no_break_space_where_its_typography_wants_one()
    {
        var wrong = Everything()
            .Where(text => text.File.Name.EndsWith(".fr.resx", StringComparison.Ordinal))
            .Where(text => FrenchPunctuationWithoutItsSpace().IsMatch(Placeholder().Replace(text.Value, "0")))
            .Select(text => $"{text.File.Name}: {text.Key}: {text.Value.Replace("\u202f", "[202F]", StringComparison.Ordinal)}");

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void French_has_one_word_for_a_consent_and_one_for_a_supervisor()
    {
        var other = Everything()
            .Where(text => text.File.Name.EndsWith(".fr.resx", StringComparison.Ordinal) && OtherFrenchWord().IsMatch(text.Value))
            .Select(text => $"{text.File.Name}: {text.Key}: {text.Value}");

        other.ShouldBeEmpty();
    }

    [Fact]
    public void Texts_are_calm()
    {
        var loud = Everything()
            .Where(text => text.Value.Contains('!', StringComparison.Ordinal)
                || text.Value.Contains("successfully", StringComparison.OrdinalIgnoreCase)
                || text.Value.Contains("avec succès", StringComparison.OrdinalIgnoreCase)
                || StripesWords().IsMatch(text.Value))
            .Select(text => $"{text.File.Name}: {text.Key}: {text.Value}");

        loud.ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_is_used()
    {
        var source = string.Concat(Repository.Files("MotoPortal", ".cs", ".razor").Select(File.ReadAllText));

        // A key may be composed of a constant prefix and a value, as in Texts[$"State{state}"].
        var beginnings =
            Interpolated().Matches(source).Select(match => match.Groups["beginning"].Value).Distinct(StringComparer.Ordinal).ToArray();
        var unused =
            from file in English
            from key in file.Texts.Keys
            where !source.Contains($"{file.KeyClass}.{key}", StringComparison.Ordinal)
                && !source.Contains($"\"{key}\"", StringComparison.Ordinal)
                && !beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal))
            select $"{file.Name}: {key}";

        unused.ShouldBeEmpty();
    }

    [Fact]
    public void The_portal_finds_each_text_in_each_language()
    {
        var french = CultureInfo.GetCultureInfo("fr");
        var portal = typeof(Program).Assembly;
        var lost =
            from file in English
            let room = Path.GetDirectoryName(Path.GetRelativePath(Repository.PathOf("MotoPortal"), file.Path))!
                .Replace(Path.DirectorySeparatorChar, '.')
            let texts = new ResourceManager($"MotoPortal.{room}.{file.KeyClass}", portal)
            from text in file.French.Texts
            where !string.Equals(texts.GetString(text.Key, french), text.Value, StringComparison.Ordinal)
                || !string.Equals(texts.GetString(text.Key, CultureInfo.InvariantCulture), file.Texts[text.Key], StringComparison.Ordinal)
            select $"{file.Name}: {text.Key}";

        lost.ShouldBeEmpty();
    }

    private static IEnumerable<(TextFile File, string Key, string Value)> Everything() =>
        from english in English
        from file in File.Exists(english.FrenchPath) ? new[] { english, english.French } : [english]
        from text in file.Texts
        select (file, text.Key, text.Value);

    private static string Placeholders(string text) =>
        string.Join(
            ' ', Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    // "D’accord" is a yes, and the processor's agreement is a contract.
    [GeneratedRegex(
        @"(?<!d’)\baccords?\b(?! de traitement)|superviseur",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherFrenchWord();

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    // Addresses (https://…) and times of day (14:02) keep their colon as it is.
    [GeneratedRegex(
        @"(?<!\u202F|[;:?])[;?»](?!\w)|(?<!\u202F)»|(?<!\u202F):(?!//|\d)|«(?!\u202F)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex FrenchPunctuationWithoutItsSpace();

    // Staff read "saved card" and "customer absent".
    [GeneratedRegex(
        @"\b(SetupIntent|PaymentMethod|off_session|on_session|setup_intent|payment_method)\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex StripesWords();

    [GeneratedRegex("""\$"(?<beginning>[A-Z][A-Za-z]+_?)\{""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interpolated();
}
