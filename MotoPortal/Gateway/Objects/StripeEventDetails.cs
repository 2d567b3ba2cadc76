using System.Text.Json;

namespace MotoPortal.Gateway.Objects;

/// <summary>An event as Stripe has it, in the form of the portal's API version.</summary>
/// <param name="Type">Its type.</param>
/// <param name="CreatedAt">When Stripe made it, UTC.</param>
/// <param name="Subject">The object that it is about, as it was then; only its ids are used.</param>
internal sealed record StripeEventDetails(string Type, DateTimeOffset CreatedAt, JsonElement Subject);
