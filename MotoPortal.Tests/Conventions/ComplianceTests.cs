using System.Reflection;
using System.Text.RegularExpressions;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>The list of rules in <c>docs/compliance.md</c> is complete, and each rule names an existing proof.</summary>
public sealed partial class ComplianceTests
{
    private const int Rules = 39;

    // A rule without a test names the reason: it is the merchant's duty, or the portal does not have the feature yet.
    private static readonly string[] Reasons = ["Merchant’s duty:", "Not yet:"];

    [Fact]
    public void Every_rule_stands_in_the_list_once() =>
        Rows().Select(row => row.Rule).ShouldBe(Enumerable.Range(1, Rules).Select(number => $"CR-{number:00}"));

    [Fact]
    public void Every_rule_names_tests_that_exist_or_says_whose_duty_it_is()
    {
        var tests = NamesOfTests();

        foreach (var (rule, proof, _) in Rows())
        {
            var named = Code().Matches(proof).Select(match => match.Groups["name"].Value).ToList();
            named.ShouldAllBe(name => tests.Contains(name), $"{rule} names a test that does not exist: {proof}");
            (named.Count > 0 || Reasons.Any(reason => proof.StartsWith(reason, StringComparison.Ordinal))).ShouldBeTrue(
                $"{rule} has no proof: {proof}");
        }
    }

    [Fact]
    public void Every_rule_says_which_of_its_tests_failed_when_it_was_broken_or_that_it_was_not_yet()
    {
        foreach (var (rule, proof, broken) in Rows())
        {
            var failed = Code().Matches(broken).Select(match => match.Groups["name"].Value).ToList();
            failed.ShouldAllBe(name => proof.Contains($"`{name}`", StringComparison.Ordinal), $"{rule} names a test that is not its own");
            (broken.Contains('→', StringComparison.Ordinal) ? failed.Count > 0 : broken.StartsWith("Not yet", StringComparison.Ordinal))
                .ShouldBeTrue($"{rule} does not say how it was broken: {broken}");
        }
    }

    [Fact]
    public void Every_threat_names_tests_that_exist()
    {
        var tests = NamesOfTests();
        var threats = File.ReadLines(Repository.PathOf("docs", "security.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 5 && cells[1] is "S" or "T" or "R" or "I" or "D" or "E")
            .ToList();

        threats.Select(cells => cells[1]).Distinct(StringComparer.Ordinal).ShouldBe(["S", "T", "R", "I", "D", "E"]);
        foreach (var cells in threats)
        {
            var named = Code().Matches(cells[4]).Select(match => match.Groups["name"].Value).ToList();
            named.ShouldNotBeEmpty(cells[2]);
            named.ShouldAllBe(name => tests.Contains(name), $"a test that does not exist: {cells[4]}");
        }
    }

    /// <summary>Every test of this assembly as <c>Class.Method</c>.</summary>
    internal static HashSet<string> NamesOfTests() => typeof(ComplianceTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public))
        .Where(method => method.GetCustomAttributes<FactAttribute>(inherit: true).Any())
        .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Rule, string Proof, string Broken)> Rows() =>
        from line in File.ReadLines(Repository.PathOf("docs", "compliance.md"))
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length > 6 && cells[1].StartsWith("CR-", StringComparison.Ordinal)
        select (cells[1], cells[4], cells[5]);

    [GeneratedRegex("`(?<name>[A-Za-z]+(Tests|Properties)\\.\\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
