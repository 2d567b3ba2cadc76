using System.Text.Json;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>The documents that a visitor of the repository opens first.</summary>
public sealed partial class RepositoryFrontTests
{
    [Fact]
    public void The_licence_is_MIT_and_the_readme_leads_to_it()
    {
        File.ReadAllText(Repository.PathOf("LICENSE")).ShouldStartWith("MIT License\n");
        File.ReadAllText(Repository.PathOf("README.md")).ShouldContain("](LICENSE)");
    }

    [Fact]
    public void Every_package_of_the_portal_is_named_with_a_licence_that_may_be_used()
    {
        string[] allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL", "PostgreSQL"];
        using var locked = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("MotoPortal", "packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject().Select(package => package.Name))
            .Distinct(StringComparer.Ordinal);

        var noticed = PackageRow().Matches(File.ReadAllText(Repository.PathOf("THIRD-PARTY-NOTICES.md")));

        noticed.Select(row => row.Groups["package"].Value).ShouldBe(packages, ignoreOrder: true);
        noticed.Select(row => row.Groups["licence"].Value).Except(allowed, StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>Every page at the root and in <c>docs</c>, by its path.</summary>
    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Repository.Files("docs", ".md")).Select(Repository.Relative)];

    [Fact]
    public void The_readme_is_read_in_a_minute() => File.ReadLines(Repository.PathOf("README.md")).Count().ShouldBeLessThan(70);

    [Fact]
    public void A_decision_is_told_on_one_screen()
    {
        var tooLong = Repository.Files("docs/decisions", ".md")
            .Where(path => File.ReadLines(path).Count() > 40)
            .Select(Repository.Relative);

        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void Decisions_have_numbers_of_their_own()
    {
        var numbers = Repository.Files("docs/decisions", ".md").Select(path => Path.GetFileName(path)[..4]).ToList();

        numbers.ShouldBe(numbers.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_is_described_and_nothing_else_is()
    {
        string[] withoutClass =
        [
            "AllowedHosts", "ConnectionStrings:Portal", "Database:Provider", "Portal:DataDirectory", "Portal:Proxies", "Portal:PublicUrl",
        ];
        var described = SettingKey().Matches(File.ReadAllText(Repository.PathOf("docs", "operating.md")))
            .Select(match => match.Groups["key"].Value);

        var there = SettingsCheck.Sections
            .SelectMany(found => found.Options.GetProperties()
                .Where(property => property.SetMethod is { IsPublic: true })
                .Select(property => $"{found.Section}:{property.Name}"))
            .Concat(withoutClass);

        described.ShouldBe(there, ignoreOrder: true);
    }

    [Fact]
    public void The_architecture_shows_each_room_on_its_floor()
    {
        var page = File.ReadAllLines(Repository.PathOf("docs", "architecture.md"));

        // For example | 7 | `Refunds` · `Schedules` | and | `Charges` | `Policy` < `Lifecycle` |
        var floors = Architecture.Floors.Order.Select((rooms, floor) => $"| {floor} | {Beside(rooms)} |");
        var inner = Architecture.Floors.Rooms
            .Select(room => (Room: room, Floors: Architecture.Floors.InnerOrder(room)))
            .Where(found => found.Floors.Count > 0)
            .Select(found => $"| `{found.Room}` | {string.Join(" < ", found.Floors.Select(Beside))} |");

        floors.Concat(inner).Where(row => !page.Any(line => line.StartsWith(row, StringComparison.Ordinal))).ShouldBeEmpty();

        static string Beside(IEnumerable<string> rooms) =>
            string.Join(" · ", rooms.Select(room => room.Length == 0 ? "(root)" : $"`{room}`"));
    }

    [Fact]
    public void Every_type_that_the_architecture_names_exists()
    {
        var there = new[] { typeof(Program).Assembly, typeof(RepositoryFrontTests).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Select(type => type.Name.Split('`')[0])
            .Concat(Architecture.Floors.Rooms)
            .Concat(Architecture.Floors.Rooms.SelectMany(Architecture.Floors.InnerOrder).SelectMany(inner => inner))
            .ToHashSet(StringComparer.Ordinal);

        var missing = TypeName().Matches(File.ReadAllText(Repository.PathOf("docs", "architecture.md")))
            .Select(match => match.Groups["name"].Value)
            .Where(name => !there.Contains(name));

        missing.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_that_a_page_links_to_or_names_exists(string page)
    {
        var folder = Path.GetDirectoryName(page)!;

        var missing = NamedFiles().Matches(File.ReadAllText(Repository.PathOf(page)))
            .Select(match => match.Groups["link"].Success ? Path.Combine(folder, match.Groups["link"].Value) : match.Groups["named"].Value)
            .Where(path => !File.Exists(Repository.PathOf(path)) && !Directory.Exists(Repository.PathOf(path)));

        missing.ShouldBeEmpty();
    }

    // A row such as: | MudBlazor | MIT | 2026 MudBlazor |
    [GeneratedRegex(@"^\| (?!package )(?<package>[A-Za-z][\w.-]+) \| (?<licence>[^|`]+) \| [^|]+ \|$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageRow();

    // The first column of a table of settings: one or more keys in backticks, such as | `Mail:User`, `Mail:Password` |
    [GeneratedRegex(@"(?<=^\|[^|]*)`(?<key>[A-Z]\w+(:\w+)*)`(?=[^|]*\| )",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingKey();

    // A type in backticks, with or without a member, such as `CardSetupId.Create`.
    [GeneratedRegex(@"`(?<name>[A-Z][a-zA-Z]+)(\.[A-Z]\w+)?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeName();

    // A relative link such as [MIT](LICENSE), or a document that is named in the text such as `docs/compliance.md`.
    [GeneratedRegex(@"\]\((?<link>(?!https?:|\#)[^)#]+)|`(?<named>docs/[^`\s]+)`",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedFiles();
}
