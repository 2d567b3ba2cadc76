using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Disputes;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Overview.ChargePages;

/// <summary>Reads the history of a charge from the ledger.</summary>
internal sealed class ChargeHistory(StoreContexts contexts)
{
    /// <summary>The entries, oldest first; none for a charge of another store.</summary>
    public async Task<ImmutableArray<ChargeHistoryEntry>> ListAsync(ChargeId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload)
            .Where(entry => entry.ChargeId == id && db.Set<Charge>().Any(charge => charge.Id == id))
            .OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        return [.. entries.Select(
            entry => new ChargeHistoryEntry(entry.At, entry.Kind, entry.Payload?.ActorName, DetailOf(entry.Kind, entry.Payload?.Json)))];
    }

    // The recap is on the page already, and the name of a problem is for the log.
    private static string? DetailOf(string kind, string? json)
    {
        if (json is null)
        {
            return null;
        }

        using var payload = JsonDocument.Parse(json);
        if (payload.RootElement.GetProperty("details") is not { ValueKind: JsonValueKind.Object } details)
        {
            return null;
        }

        return kind switch
        {
            "charge.declined" =>
                Text(details, "declineCode") is { } code && DeclineAdvice.MayNameCode(DeclineAdvice.GroupOf(code)) ? code : null,
            "charge.disputed" or "charge.dispute_updated" or "charge.dispute_closed" =>
                Text(details, "reason") is { } reason ? DisputeText.Reason(reason) : null,
            "charge.refund_requested" or "charge.refunded" or "charge.refund_failed" => AmountOf(details),
            "charge.requested" or "charge.awaits_approval" or "charge.not_sent" or "charge.refused" or "charge.given_up" => null,
            _ => Text(details, "detail") ?? Text(details, "reason"),
        };
    }

    private static string? AmountOf(JsonElement details) =>
        Text(details, "currency") is { } currency
            && details.TryGetProperty("amountMinorUnits", out var amount) && amount.TryGetInt64(out var minorUnits)
            ? new Money(minorUnits, currency).Format(CultureInfo.CurrentUICulture)
            : null;

    private static string? Text(JsonElement details, string name) =>
        details.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
