using System.Text.Encodings.Web;
using System.Text.Json;

namespace MotoPortal.Simulator.Objects;

/// <summary>Stripe's JSON format: indented, without escapes of non-ASCII letters.</summary>
internal static class StripeJson
{
    /// <summary>The serializer options.</summary>
    public static JsonSerializerOptions Indented { get; } =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
