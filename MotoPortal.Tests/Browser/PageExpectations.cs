using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MotoPortal.Tests.Browser;

/// <summary>Expectations that hold for every page.</summary>
internal static class PageExpectations
{
    // A button that was enabled a moment ago still has colours between the two states.
    private const string IsAtRest = """
        () => document.getAnimations().every(animation =>
            animation.playState !== 'running' || animation.effect?.getComputedTiming().iterations === Infinity)
        """;

    /// <summary>Fails when axe finds a serious or critical violation, with the rule and each element.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        await page.WaitForFunctionAsync(IsAtRest);
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
