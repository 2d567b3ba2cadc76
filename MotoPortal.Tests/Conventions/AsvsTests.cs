using System.Globalization;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>
/// The list of <c>docs/asvs-5.0.csv</c> has each item of OWASP ASVS 5.0 at levels 1 and 2, and what it names as proof exists.
/// </summary>
public sealed partial class AsvsTests
{
    private const string NotYet = "Not yet: ";
    private const string InPart = "In part: ";

    // The sections of the standard with the level of each of their items, in order; items of level 3 are not in the list.
    // https://github.com/OWASP/ASVS/tree/v5.0.0/5.0
    private static readonly string[] Sections =
    [
        "1.1 22", "1.2 1111122223", "1.3 112222222223", "1.4 222", "1.5 123",
        "2.1 122", "2.2 112", "2.3 12223", "2.4 23",
        "3.1 3", "3.2 113", "3.3 12223", "3.4 11222233", "3.5 11122333", "3.6 3", "3.7 22333",
        "4.1 12233", "4.2 23333", "4.3 22", "4.4 1222",
        "5.1 2", "5.2 112333", "5.3 113", "5.4 222",
        "6.1 122", "6.2 111111112222", "6.3 11223333", "6.4 112233", "6.5 22222333", "6.6 2223", "6.7 33", "6.8 2222",
        "7.1 222", "7.2 1111", "7.3 22", "7.4 11222", "7.5 223", "7.6 22",
        "8.1 1233", "8.2 1123", "8.3 133", "8.4 23",
        "9.1 111", "9.2 1222",
        "10.1 22", "10.2 223", "10.3 22223", "10.4 1111122222233333", "10.5 22222", "10.6 22", "10.7 222",
        "11.1 2233", "11.2 22233", "11.3 11233", "11.4 1222", "11.5 23", "11.6 23", "11.7 33",
        "12.1 12233", "12.2 11", "12.3 22223",
        "13.1 2333", "13.2 222223", "13.3 2233", "13.4 1222233",
        "14.1 22", "14.2 12223333", "14.3 122",
        "15.1 12233", "15.2 12233", "15.3 1222222", "15.4 3333",
        "16.1 2", "16.2 22222", "16.3 2222", "16.4 222", "16.5 2223",
        "17.1 23", "17.2 22223333", "17.3 22",
    ];

    [Fact]
    public void Every_item_of_levels_1_and_2_stands_in_the_list_once_and_in_order()
    {
        var all = Sections.Select(section => section.Split(' '))
            .SelectMany(section => section[1].Select((level, index) =>
                (Id: string.Create(CultureInfo.InvariantCulture, $"V{section[0]}.{index + 1}"), Level: level.ToString())))
            .ToList();

        all.CountBy(item => item.Level).ShouldBe([new("2", 183), new("1", 70), new("3", 92)], ignoreOrder: true);

        // Only what differs is shown: the whole list would hide it.
        var expected = all.Where(item => item.Level is "1" or "2").ToList();
        var listed = Rows().Select(row => (row.Id, row.Level)).ToList();
        expected.Except(listed).ShouldBeEmpty("items that are missing or have another level");
        listed.Except(expected).ShouldBeEmpty("lines of no such item");
        listed.ShouldBe(expected, "an item stands there twice or out of order");
    }

    [Fact]
    public void Every_row_says_in_a_sentence_how_it_is_met_or_why_it_does_not_apply()
    {
        foreach (var row in Rows())
        {
            row.Applies.ShouldBeOneOf("yes", "no");
            row.How.ShouldMatch(@"^\S.{10,}\.$", $"{row.Id} has no sentence");
            if (row.Applies is "no" || row.How.StartsWith(NotYet, StringComparison.Ordinal))
            {
                row.Tests.ShouldBeEmpty($"{row.Id} is not met and names a test");
            }
        }
    }

    [Fact]
    public void What_applies_names_tests_or_a_document_or_says_that_it_is_not_there_yet()
    {
        var tests = ComplianceTests.NamesOfTests();

        foreach (var row in Rows())
        {
            row.Tests.ShouldAllBe(name => tests.Contains(name), $"{row.Id} names a test that does not exist");
            (row.Applies is "no" || row.Tests.Length > 0 || Document().IsMatch(row.How)
                || row.How.StartsWith(NotYet, StringComparison.Ordinal)).ShouldBeTrue($"{row.Id} has no proof: {row.How}");
        }
    }

    [Fact]
    public void Every_document_and_section_that_a_row_names_exists()
    {
        foreach (var (row, named) in Rows().SelectMany(row => Document().Matches(row.How), (row, named) => (row, named)))
        {
            var path = Repository.PathOf("docs", named.Groups["file"].Value);
            File.Exists(path).ShouldBeTrue($"{row.Id} names {named.Value}");
            if (named.Groups["section"] is { Success: true, Value: var section })
            {
                HeadingsOf(path).Contains(section, StringComparer.Ordinal).ShouldBeTrue($"{row.Id} names {named.Value}");
            }
        }
    }

    [Fact]
    public void What_is_met_in_part_says_what_and_nothing_else_hides_a_gap()
    {
        // A gap that is told in the middle of a sentence would be counted as met.
        var hidden = Rows().Where(row => row.Applies is "yes"
            && !row.How.StartsWith(NotYet, StringComparison.Ordinal)
            && !row.How.StartsWith(InPart, StringComparison.Ordinal)
            && row.How.Contains("not yet", StringComparison.OrdinalIgnoreCase));

        hidden.Select(row => row.Id).ShouldBeEmpty();
        Rows().Where(row => row.How.StartsWith(InPart, StringComparison.Ordinal)).ShouldAllBe(row => row.Applies == "yes");
    }

    [Theory]
    [InlineData("a,b\nc\n")]
    [InlineData("a,b\nc,d,e\n")]
    [InlineData("a\n\"b\n")]
    [InlineData("a\n\"b\"c\n")]
    [InlineData("a\nb\"c\n")]
    public void A_file_that_is_not_as_RFC_4180_describes_is_refused(string text) =>
        Should.Throw<FormatException>(() => CsvText.Read(text));

    [Fact]
    public void Quotes_commas_and_empty_fields_are_read_as_RFC_4180_describes() =>
        CsvText.Read("a,b,c\r\n\"x, \"\"y\"\"\nz\",,\n").ShouldBe([["a", "b", "c"], ["x, \"y\"\nz", "", ""]]);

    private static List<Row> Rows()
    {
        var rows = CsvText.Read(File.ReadAllText(Repository.PathOf("docs", "asvs-5.0.csv")));
        rows[0].ShouldBe(["id", "level", "applies", "how", "test"]);
        return
        [
            .. rows.Skip(1).Select(fields =>
                new Row(fields[0], fields[1], fields[2], fields[3], fields[4].Split(' ', StringSplitOptions.RemoveEmptyEntries))),
        ];
    }

    // The names that GitHub gives headings: small letters, hyphens for spaces, and no other signs.
    private static IEnumerable<string> HeadingsOf(string path) =>
        File.ReadLines(path).Where(line => line.StartsWith('#')).Select(line => OtherSigns()
            .Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    // A document in the folder docs, with a section or without, such as operating.md#a-restricted-key.
    [GeneratedRegex(@"(?<![\w/.-])(?<file>[a-z0-9/-]+\.md)(\#(?<section>[a-z0-9-]+))?",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Document();

    [GeneratedRegex(@"[^\w -]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherSigns();

    private sealed record Row(string Id, string Level, string Applies, string How, string[] Tests);
}
