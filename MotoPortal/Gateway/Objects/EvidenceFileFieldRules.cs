using System.Text.Json;

namespace MotoPortal.Gateway.Objects;

/// <summary>The names of the fields.</summary>
internal static class EvidenceFileFieldRules
{
    /// <summary>Stripe's name of the field, such as <c>customer_communication</c>.</summary>
    public static string NameAtStripe(this EvidenceFileField field) => JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString());
}
