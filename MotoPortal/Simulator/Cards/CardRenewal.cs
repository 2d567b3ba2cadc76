using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.Cards;

/// <summary>
/// Changes that a bank makes to a saved card and reports to Stripe. See https://docs.stripe.com/saving-cards#automatic-card-updates.
/// </summary>
internal sealed class CardRenewal(ObjectStore store, Rendering rendering, EventLog events, Secrets secrets, TimeProvider time)
{
    private static readonly string[] RenewedKeys = ["exp_month", "exp_year", "fingerprint", "last4"];

    /// <summary>The bank replaces the card by one with another number; the PaymentMethod keeps its id.</summary>
    /// <param name="card">The saved card.</param>
    /// <param name="last4">The new last four digits; null for random ones.</param>
    /// <param name="month">The new month of expiry; null for the same.</param>
    /// <param name="year">The new year of expiry; null for four years from now.</param>
    public void Renew(StoredObject card, string? last4 = null, int? month = null, int? year = null)
    {
        var details = card.Json["card"]!.AsObject();
        var before = details.DeepClone();
        CardMaker.KeepOutcome(card);
        details["last4"] = last4 ?? OtherThan((string)details["last4"]!);
        details["fingerprint"] = secrets.CardFingerprint($"{card.Id} {details["last4"]}");
        details["exp_month"] = month ?? (long)details["exp_month"]!;
        details["exp_year"] = year ?? time.GetUtcNow().Year + 4;
        Tell(card, before.AsObject(), "payment_method.automatically_updated");
    }

    /// <summary>Sets the expiry to last month.</summary>
    public void Expire(StoredObject card)
    {
        var details = card.Json["card"]!.AsObject();
        var before = details.DeepClone();
        var last = time.GetUtcNow().AddMonths(-1);
        details["exp_month"] = last.Month;
        details["exp_year"] = last.Year;
        Tell(card, before.AsObject(), "payment_method.updated");
    }

    private void Tell(StoredObject card, JsonObject before, string type)
    {
        store.Save(card);
        var previous = new JsonObject();
        foreach (var key in RenewedKeys.Where(key => !JsonNode.DeepEquals(before[key], card.Json["card"]![key])))
        {
            previous[key] = before[key]?.DeepClone();
        }

        events.Append(type, rendering.Show(card), origin: null, new JsonObject { ["card"] = previous });
    }

    private static string OtherThan(string last4)
    {
        string made;
        do
        {
            made = RandomNumberGenerator.GetInt32(10_000).ToString("D4", CultureInfo.InvariantCulture);
        }
        while (made == last4);
        return made;
    }
}
