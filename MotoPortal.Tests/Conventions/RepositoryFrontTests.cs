using System.Text.Json;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>What a visitor of the repository opens first.</summary>
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

    [Theory]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("THIRD-PARTY-NOTICES.md")]
    [InlineData("docs/compliance.md")]
    [InlineData("docs/consent-receipt.md")]
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

    // A relative link such as [MIT](LICENSE), or a document that is named in the text such as `docs/compliance.md`.
    [GeneratedRegex(@"\]\((?<link>(?!https?:|\#)[^)#]+)|`(?<named>docs/[^`\s]+)`",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedFiles();
}
