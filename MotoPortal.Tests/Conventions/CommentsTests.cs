using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>Comments are plain English: they state what the code does, why, units, null and errors.</summary>
public sealed partial class CommentsTests
{
    private static readonly string[] Articles = ["a", "an", "the", "its", "this", "of"];

    [Theory]
    [InlineData("// Nobody is signed in.", "nobody")]
    [InlineData("/// <summary>Raised for whoever listens.</summary>", "whoever")]
    [InlineData("    @* A card that somebody else keyed in. *@", "somebody")]
    [InlineData("@* The first line,\nand one that no one reads. *@\n<p>nobody</p>", "no one")]
    [InlineData("var name = \"nobody\";", "")]
    [InlineData("var path = \"http://nobody\"; // lets go of it", "lets go")]
    public void Ornament_is_found_in_comments_and_nowhere_else(string source, string found) =>
        string.Join(' ', CommentsOf(source.Split('\n')).SelectMany(line => Ornament().Matches(line))
            .Select(match => match.Value.ToLowerInvariant())).ShouldBe(found);

    [Theory]
    [InlineData("class Charge\n{\n    /// <summary>The id.</summary>\n    public ChargeId Id { get; }", "The id.")]
    [InlineData("class Charge\n{\n    /// <summary>The charge's id.</summary>\n    public ChargeId Id => _id;", "The charge's id.")]
    [InlineData("enum State\n{\n    /// <summary>Declined.</summary>\n    Declined,", "Declined.")]
    [InlineData("enum State\n{\n    /// <summary>The bank declined.</summary>\n    Declined,", "")]
    [InlineData("    /// <summary>The label.</summary>\n    [Parameter]\n    public string? Label { get; set; }", "The label.")]
    [InlineData("    /// <summary>The label; null for none.</summary>\n    [Parameter]\n    public string? Label { get; set; }", "")]
    [InlineData("    /// <summary>The label.</summary>\n    public string Label(int row) => _labels[row];", "")]
    public void A_doc_comment_that_repeats_its_name_is_found(string source, string found) =>
        string.Join(' ', Repetitions(source.Split('\n'), "File").Select(comment => comment.Text)).ShouldBe(found);

    [Fact]
    public void No_comment_has_ornament()
    {
        var found = Repository.Files("MotoPortal", ".cs", ".razor", ".css", ".js")
            .Concat(Repository.Files("MotoPortal.Tests", ".cs"))
            .Where(path => !path.Contains("Migrations", StringComparison.Ordinal) && Path.GetFileName(path) is not "CommentsTests.cs")
            .SelectMany(path => CommentsOf(File.ReadLines(path))
                .Select((comment, index) => (Where: $"{Repository.Relative(path)}:{index + 1}", Comment: comment)))
            .Where(line => Ornament().IsMatch(line.Comment))
            .Select(line => $"{line.Where} {line.Comment}");

        found.ShouldBeEmpty();
    }

    [Fact]
    public void No_doc_comment_of_a_property_or_field_only_repeats_its_name()
    {
        var found = Repository.Files("MotoPortal", ".cs", ".razor").Concat(Repository.Files("MotoPortal.Tests", ".cs"))
            .Where(path => !path.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(path => Repetitions(File.ReadAllLines(path), Path.GetFileName(path).Split('.')[0])
                .Select(comment => $"{Repository.Relative(path)}:{comment.Line} {comment.Text}"));

        found.ShouldBeEmpty();
    }

    // Checks the one-line comments of properties, fields and enum values. Types and methods keep theirs.
    private static IEnumerable<(int Line, string Text)> Repetitions(string[] lines, string file)
    {
        var type = file;
        for (var at = 0; at < lines.Length; at++)
        {
            type = TypeName().Match(lines[at]) is { Success: true } named ? named.Groups["name"].Value : type;
            if (OneLineSummary().Match(lines[at]) is { Success: true } summary
                && lines.Skip(at + 1).FirstOrDefault(line => !line.TrimStart().StartsWith('[')) is { } declaration
                && !TypeName().IsMatch(declaration)
                && MemberName().Match(declaration) is { Success: true } member
                && IsRepetition(summary.Groups["text"].Value, member.Groups["name"].Value + type))
            {
                yield return (at + 1, summary.Groups["text"].Value);
            }
        }
    }

    // The words of the type count as well: "The charge's id." says no more than Charge.Id.
    private static bool IsRepetition(string summary, string names)
    {
        var known = NameWord().Matches(names)
            .Select(word => word.Value.ToLowerInvariant())
            .Concat(Articles)
            .ToHashSet(StringComparer.Ordinal);
        return CommentWord().Matches(summary.Replace("'s", "", StringComparison.Ordinal))
            .All(word => known.Contains(word.Value.ToLowerInvariant()));
    }

    // One text for each line, which is empty for a line without a comment.
    private static IEnumerable<string> CommentsOf(IEnumerable<string> lines)
    {
        string? end = null;
        foreach (var line in lines)
        {
            var start = end is null ? CommentStart().Match(line) : null;
            yield return start is null ? line : start.Success ? line[start.Index..] : "";
            end ??= start is { Success: true } ? EndOf(start.Groups["mark"].Value) : null;
            end = end is not null && line.Contains(end, StringComparison.Ordinal) ? null : end;
        }
    }

    private static string? EndOf(string mark) => mark switch { "@*" => "*@", "/*" => "*/", _ => null };

    // These have no place in a comment: the first ones hide who acts (a clerk, the caller, Stripe), the others are images.
    [GeneratedRegex(
        @"\b(nobody|whoever|whomever|somebody|anybody|everybody|no one|old news|in hand|lets? go|tells of|speaks of|held against"
        + @"|beforehand|word for word|bombs?|stowaways?|for dead)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ornament();

    [GeneratedRegex(@"(^|\s)(?<mark>//+|@\*|/\*)(?=\s|\*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommentStart();

    [GeneratedRegex(@"^\s*/// <summary>(?<text>.*)</summary>\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneLineSummary();

    [GeneratedRegex(
        @"^(?!\s*//).*\b(class|record struct|record|enum|struct|interface) (?<name>[A-Z]\w+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName();

    // The last word before the value or the accessors, in a line without parameters.
    [GeneratedRegex(@"^\s*[^(/=;{]*\b(?<name>[A-Z]\w*)\s*(,|;|=|\{|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MemberName();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]*|[0-9]+|[a-z]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameWord();

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommentWord();
}
