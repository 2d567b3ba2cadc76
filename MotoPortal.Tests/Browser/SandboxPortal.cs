namespace MotoPortal.Tests.Browser;

/// <summary>A portal with a sandbox key and an empty data folder, as on the first day of a store; the simulator plays Stripe.</summary>
public sealed class SandboxPortal : PracticePortal
{
    internal override IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Stripe:ApiKey"] = "sk_test_of_the_tests" };
}
