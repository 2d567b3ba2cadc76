using System.Text.Json;

namespace MotoPortal.Tests.Faults.Kills;

/// <summary>What the driven portal is told by its environment.</summary>
/// <param name="Seed">The seed of the work.</param>
/// <param name="ClockAheadTicks">By how much its clock is ahead of the machine's.</param>
/// <param name="Stripe">The address of the simulator, for what happens outside of the portal.</param>
/// <param name="WebhookEndpoint">The webhook endpoint at the simulator that is to send to the portal.</param>
/// <param name="Readers">The readers of the clerks.</param>
/// <param name="Request">A part of the path of the request that the clerks are to make rather than others; null for none.</param>
internal sealed record DrivenOptions(
    int Seed, long ClockAheadTicks, string Stripe, string WebhookEndpoint, string[] Readers, string? Request)
{
    /// <summary>The environment variable that holds them as JSON.</summary>
    public const string Variable = "MOTOPORTAL_DRIVEN";

    /// <summary>The options of this process; null when it is not driven.</summary>
    public static DrivenOptions? OfThisProcess() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } json ? JsonSerializer.Deserialize<DrivenOptions>(json) : null;

    /// <summary>The value of the variable.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);
}
