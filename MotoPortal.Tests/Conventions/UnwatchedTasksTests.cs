using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>
/// Exceptions of tasks that are not awaited are observed: in a component by the page's error boundary, elsewhere in the log. <see
/// cref="SourceTests"/> refuses tasks that cannot be awaited, and threads.
/// </summary>
public sealed partial class UnwatchedTasksTests
{
    // Both of LiveComponent, which pass exceptions to DispatchExceptionAsync.
    private static readonly string[] WaysOfComponents = ["FollowAsync", "RunAsync"];

    // Each catches all exceptions of its work.
    private static readonly string[] OthersThatCatchAll =
    [
        "MotoPortal/Accounts/Sessions/CircuitCheck.cs: WatchAsync",
        "MotoPortal/Accounts/Sessions/RevokedCircuit.cs: LookAsync",
        "MotoPortal/Terms/Pages/TermsDraftPage.razor.cs: KeepOnLeavingAsync",
    ];

    [Fact]
    public void A_task_that_is_not_waited_for_has_its_exception_seen()
    {
        var discarded = Lines()
            .SelectMany(line => Discarded().Matches(line.Text).Select(match => (line.Path, Call: match.Groups["call"].Value)))
            .Where(found => !WaysOfComponents.Contains(found.Call, StringComparer.Ordinal))
            .Select(found => $"{found.Path}: {found.Call}")
            .Order(StringComparer.Ordinal);

        discarded.ShouldBe(OthersThatCatchAll);
    }

    [Fact]
    public void Whether_a_signal_was_applied_is_looked_at()
    {
        Lines().Where(line => Unlooked().IsMatch(line.Text)).Select(line => $"{line.Path}: {line.Text.Trim()}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("        _ = KeepAsync();")]
    [InlineData("            _ = Changed.InvokeAsync();")]
    [InlineData("    void Look(Task changed) => _ = this.LookAsync(changed);")]
    public void A_discarded_task_is_seen_by_the_rule(string line) => Discarded().IsMatch(line).ShouldBeTrue();

    [Theory]
    [InlineData("        charge.TryApply(ChargeSignal.Approved, now);", true)]
    [InlineData("        await SetupRecords.TryApplyAsync(scope, setup, signal, token);", true)]
    [InlineData("        var changed = refund.TryApply(signal, now);", false)]
    [InlineData("        if (!charge.TryApply(signal, now))", false)]
    public void An_answer_that_nothing_looks_at_is_seen_by_the_rule(string line, bool isSeen) => Unlooked().IsMatch(line).ShouldBe(isSeen);

    private static IEnumerable<(string Path, string Text)> Lines() =>
        Repository.Files("MotoPortal", ".cs", ".razor")
            .SelectMany(path => File.ReadLines(path).Select(line => (Repository.Relative(path), line)));

    [GeneratedRegex(@"\b_ = (?:[\w.]+\.)?(?<call>\w+Async)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Discarded();

    [GeneratedRegex(@"^\s*(?:await )?[\w.]+\.TryApply(?:Async)?\(.*\);\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unlooked();
}
