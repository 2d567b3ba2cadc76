namespace MotoPortal.Tests.Browser;

/// <summary>
/// A portal with a sandbox key and an empty data folder, as a shop has it on its first day; Stripe is the simulator alone.
/// </summary>
public sealed class SandboxPortal : PracticePortal
{
    internal override IReadOnlyDictionary<string, string?> Settings { get; } =
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Stripe:ApiKey"] = "sk_test_of_the_tests" };
}
