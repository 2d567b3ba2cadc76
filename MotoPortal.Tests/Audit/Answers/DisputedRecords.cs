using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Audit.Answers;

/// <summary>Disputes and faults of a portal that a test has for itself.</summary>
internal static class DisputedRecords
{
    /// <summary>Saves a new customer's card, charges it, and lets the cardholder dispute the charge.</summary>
    public static async Task<DisputeId> DisputedAsync(this RecordsPortal records, string name)
    {
        var (_, consent) = await records.SaveCardOfAsync(name);
        var charge = await records.ChargeAsync(consent, new Money(4000, "eur"));
        await using var db = await records.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        await WaitUntil.TrueAsync(() => db.Set<Charge>().AnyAsync(row => row.Id == charge.Id && row.State == ChargeState.Succeeded));
        var intent = await db.Set<Charge>().Where(row => row.Id == charge.Id).Select(row => row.PaymentIntentId).SingleAsync();
        var paid = await records.Stripe.V1.PaymentIntents.GetAsync(intent!.Value.Value);
        await PostAsync(records, "elsewhere", ("act", "dispute_charge"), ("id", paid.LatestChargeId), ("reason", "fraudulent"));
        await WaitUntil.TrueAsync(() => db.Set<ChargeDispute>().AnyAsync(dispute => dispute.ChargeId == charge.Id));
        return await db.Set<ChargeDispute>().Where(dispute => dispute.ChargeId == charge.Id).Select(dispute => dispute.Id).SingleAsync();
    }

    /// <summary>Switches a fault on for the next request.</summary>
    public static Task FaultAsync(this RecordsPortal records, string kind, string request = "") =>
        PostAsync(records, "faults", ("kind", kind), ("request", request));

    private static async Task PostAsync(RecordsPortal records, string to, params (string Key, string Value)[] values)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(values.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));
        using var answer = await http.PostAsync(new Uri($"{records.Stripe.ApiBase}/_simulator/{to}"), form);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
