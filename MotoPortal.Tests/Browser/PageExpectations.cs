using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MotoPortal.Tests.Browser;

/// <summary>What can be said of any page.</summary>
internal static class PageExpectations
{
    /// <summary>Fails when axe finds anything serious or critical, with the rule and each place.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var findings = (await page.RunAxe()).Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node =>
                $"{violation.Id} ({violation.Impact}): {violation.Help} at {node.Target}: {node.Html} {string.Join("; ", node.Any.Select(check => check.Message))}"));

        findings.ShouldBeEmpty($"at {page.Url}");
    }

    /// <summary>Fails when the page is wider than the window.</summary>
    public static async Task ShouldNotScrollSidewaysAsync(this IPage page) =>
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(
            0, $"at {page.Url}");
}
