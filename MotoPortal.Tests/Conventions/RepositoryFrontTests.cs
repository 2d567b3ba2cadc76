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

    [Theory]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
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

    // A relative link such as [MIT](LICENSE), or a document that is named in the text such as `docs/compliance.md`.
    [GeneratedRegex(@"\]\((?<link>(?!https?:|\#)[^)#]+)|`(?<named>docs/[^`\s]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedFiles();
}
