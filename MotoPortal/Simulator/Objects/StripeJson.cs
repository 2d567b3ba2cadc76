using System.Text.Encodings.Web;
using System.Text.Json;

namespace MotoPortal.Simulator.Objects;

/// <summary>How Stripe writes JSON: indented, letters of every language as they are.</summary>
internal static class StripeJson
{
    /// <summary>The way of writing.</summary>
    public static JsonSerializerOptions Indented { get; } =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
