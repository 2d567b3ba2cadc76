using System.Reflection;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>Checks names: the last words of families of files, retired names, and the length of lines.</summary>
public sealed partial class NamesTests
{
    private const int Family = 3;
    private const int LongestLine = 140;

    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static;

    // Each word has one meaning everywhere. A new family of files starts with a line here.
    private static readonly string[] LastWords =
    [
        // Pages and their parts.
        "Page", "Panel", "Dialog", "Drawer", "Field", "Question", "Line", "Row", "Part", "Button", "Link", "Layout", "Card", "Cards",
        "Notice", "Column",
        "Choice", "Address", "Form", "Code", "Keys",

        // Work and decisions.
        "Workflow", "Policy", "Rule", "Rules", "Clauses", "Transitions", "Signal", "State", "Outcome", "Result", "Action", "Step", "Check",
        "Limit",
        "Hold", "Worker", "Reconciler", "Maker", "Cleaner", "Changes", "Events", "Operations", "Endpoints", "Verb", "Clock", "Times",
        "Schedule", "Listener",

        // What is read, written and shown.
        "Reads", "Records", "Feed", "View", "Views", "Query", "Facts", "Standing", "Text", "Wording", "Letter", "Document", "Section",
        "Source", "Fact", "Time",
        "Advice", "Answer", "Finding", "Problem", "Reason", "Reading", "Json", "Writer", "Data", "Mapping",

        // Objects.
        "Proof", "Export", "Key", "Receipt", "Mark", "Reader",
        "Call", "Calls", "Customer", "Details", "Entries", "File", "Inspection", "Intent", "Limits", "Payment", "Refund", "Scope", "Status",
        "Transport",
        "Claims", "Id", "Kind", "Number", "Origin", "Charge", "Person", "Setup", "Setups", "Mail", "Terms", "Record", "Entry", "Refusal",

        // How the program is put together.
        "Room", "Options", "Topics", "Db", "Exception", "Attribute", "Errors", "Host", "Tests",
    ];

    // Each was replaced by a better name; see docs/glossary.md.
    private static readonly string[] Retired =
    [
        "AlikePanel", "CardNews", "CardNumberStop", "CardSetups", "CardTaking", "ConsentMemoryPanel", "Cover", "DatabaseUpkeep", "Desk",
        "FindAlike", "Focusing", "ForceClauses", "Ground", "Grounds", "Happenings", "Hasten", "KnownTry", "Listening", "ListTakenBack",
        "LoadAnew", "Meet", "MemoryPanel", "NotThatMuch", "Opening", "Openings", "PersonNow", "SaveQuietly", "SayBox", "SealWatch",
        "StripeNotice", "StripeTakenBack", "TakeInHand", "TermsPlaces", "TermsTyping", "WaitingSeal", "Want",
    ];

    [Fact]
    public void The_last_word_of_a_family_of_files_is_on_the_list()
    {
        var families = Repository.Files("MotoPortal", ".cs", ".razor")
            .Where(path => !path.Contains("Migrations", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path).Split('.')[0])
            .Distinct(StringComparer.Ordinal)
            .GroupBy(name => Word().Matches(name) is [.., var last] ? last.Value : name, StringComparer.Ordinal)
            .Where(family => family.Count() >= Family && !LastWords.Contains(family.Key, StringComparer.Ordinal))
            .Select(family => $"{family.Key}: {string.Join(", ", family)}");

        families.ShouldBeEmpty();
    }

    [Fact]
    public void A_word_on_the_list_is_used()
    {
        var used = Repository.Files("MotoPortal", ".cs", ".razor").Concat(Repository.Files("MotoPortal.Tests", ".cs"))
            .Select(path => Word().Matches(Path.GetFileName(path).Split('.')[0]) is [.., var last] ? last.Value : "")
            .ToHashSet(StringComparer.Ordinal);

        LastWords.Where(word => !used.Contains(word)).ShouldBeEmpty();
    }

    [Fact]
    public void A_retired_name_does_not_come_back()
    {
        var names = new[] { typeof(Program).Assembly, typeof(NamesTests).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("MotoPortal", StringComparison.Ordinal) is true)
            .SelectMany(type => type.GetMembers(Everything)
                .Select(member => member.Name)
                .Append(type.Name))
            .Where(name => !name.Contains('<', StringComparison.Ordinal))
            .Select(name => Plain().Replace(name, ""))
            .Distinct(StringComparer.Ordinal);

        names.Where(name => Retired.Contains(name, StringComparer.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_two_types_are_one_letter_apart_as_a_word_and_its_plural()
    {
        // "…Texts" is the class that is made of a file of texts, "…Text" the one that reads it.
        var names = typeof(Program).Assembly.GetTypes()
            .Where(type => !type.IsNested
                && type.Namespace?.StartsWith("MotoPortal", StringComparison.Ordinal) is true
                && !type.Namespace.Contains("Migrations", StringComparison.Ordinal))
            .Select(type => type.Name.Split('`')[0])
            .Where(name => !name.EndsWith("Texts", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);

        names.Where(name => names.Contains(name + "s")).ShouldBeEmpty();
    }

    [Fact]
    public void No_line_is_longer_than_140_columns_unless_it_is_one_text()
    {
        var tooLong = Repository.Files("MotoPortal", ".cs")
            .Concat(Repository.Files("MotoPortal", ".razor"))
            .Concat(Repository.Files("MotoPortal.Tests", ".cs"))
            .Where(path => !path.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(path => Lines(path).Select((line, index) => (Where: $"{Repository.Relative(path)}:{index + 1}", Line: line)))
            .Where(line => line.Line.Length > LongestLine && !HasLongText(line.Line))
            .Select(line => line.Where);

        tooLong.ShouldBeEmpty();
    }

    // Raw string literals contain data, whose lines cannot be broken.
    private static IEnumerable<string> Lines(string path)
    {
        var isData = false;
        foreach (var line in File.ReadLines(path))
        {
            var quotes = RawQuotes().Count(line);
            yield return isData ? "" : line;
            isData ^= quotes % 2 == 1;
        }
    }

    // A string that would not fit on a line of its own.
    private static bool HasLongText(string line) => LongText().IsMatch(line);

    [GeneratedRegex("[A-Z][a-z0-9]*|[A-Z]+(?![a-z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("^(get_|set_|I(?=[A-Z]))|Async$|`[0-9]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();

    [GeneratedRegex("\"\"\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RawQuotes();

    [GeneratedRegex(
        "\"[^\"]{50,}\"|\"\"\".{50,}\"\"\"|\\$\".{50,}\"|\"(\\\\.|[^\"\\\\]){50,}\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongText();
}
