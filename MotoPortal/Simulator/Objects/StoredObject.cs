using System.Text.Json.Nodes;

namespace MotoPortal.Simulator.Objects;

/// <summary>An object of Stripe as the simulator stores it.</summary>
internal sealed class StoredObject
{
    /// <summary>The sequence number of its creation; 0 until it is stored.</summary>
    public long Sequence { get; init; }

    /// <summary>Its type, such as <c>setup_intent</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The object as callers see it.</summary>
    public required JsonObject Json { get; set; }

    /// <summary>Data that callers do not see, such as a webhook's secret. Empty for most objects.</summary>
    public JsonObject Hidden { get; init; } = [];

    /// <summary>Whether it is deleted; the JSON is then what Stripe shows of a deleted object.</summary>
    public bool IsDeleted { get; init; }

    public string Id => Text("id")!;

    /// <summary>A string property; null when it is null or absent.</summary>
    public string? Text(string key) => (string?)Json[key];
}
