using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
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
    [InlineData("The id.", "P:MotoPortal.Charges.Charge.Id", true)]
    [InlineData("The charge's id.", "P:MotoPortal.Charges.Charge.Id", true)]
    [InlineData("Declined.", "F:MotoPortal.Charges.ChargeState.Declined", true)]
    [InlineData("The bank declined.", "F:MotoPortal.Charges.ChargeState.Declined", false)]
    [InlineData("The customer; null before one was chosen.", "P:MotoPortal.SaveCard.CardSetup.CustomerId", false)]
    public void A_doc_comment_that_repeats_its_name_is_found(string comment, string member, bool repeats) =>
        RepeatsItsName(comment, member).ShouldBe(repeats);

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
        var found = new[] { typeof(Program).Assembly, typeof(CommentsTests).Assembly }
            .SelectMany(Summaries)
            .Where(member => member.Name[0] is 'P' or 'F' && RepeatsItsName(member.Summary, member.Name))
            .Select(member => $"{member.Name}: {member.Summary}");

        found.ShouldBeEmpty();
    }

    private static IEnumerable<(string Name, string Summary)> Summaries(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
            .Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .Select(member => (member.Attribute("name")!.Value, string.Concat(member.Element("summary")!.Nodes()).Trim()));

    // The words of the name count, and those of the type around it: "The charge's id." is no more than Charge.Id.
    private static bool RepeatsItsName(string summary, string member)
    {
        var names = member.Split('(')[0].Split('.', '+');
        var known = names[^Math.Min(names.Length - 1, 2)..]
            .SelectMany(name => NameWord().Matches(name).Select(word => word.Value.ToLowerInvariant()))
            .Concat(Articles)
            .ToHashSet(StringComparer.Ordinal);

        return CommentWord().Matches(summary.Replace("'s", "", StringComparison.Ordinal)).All(word => known.Contains(word.Value.ToLowerInvariant()));
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

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]*|[0-9]+|[a-z]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameWord();

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CommentWord();
}
