using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MotoPortal.Tests.Browser;

/// <summary>What axe finds on a page.</summary>
internal static class AxeFindings
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
}
