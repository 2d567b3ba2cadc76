using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Objects;

/// <summary>One of Stripe's objects as the simulator keeps it.</summary>
internal sealed class StoredObject
{
    /// <summary>Its place in the order of creation; 0 until it is stored.</summary>
    public long Sequence { get; init; }

    /// <summary>Its type, such as <c>setup_intent</c>.</summary>
    public required string Type { get; init; }

    /// <summary>What callers see.</summary>
    public required JsonObject Json { get; set; }

    /// <summary>What only the simulator knows, such as a webhook's secret. Empty for most.</summary>
    public JsonObject Hidden { get; init; } = [];

    /// <summary>Whether it was deleted; what callers see then is what Stripe shows of a deleted object.</summary>
    public bool IsDeleted { get; init; }

    public string Id => Text("id")!;

    /// <summary>A text by its key; null when it is null or absent.</summary>
    public string? Text(string key) => (string?)Json[key];
}
