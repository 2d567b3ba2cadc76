using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Customers.Records;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Overview.CustomerPages;

/// <summary>Reads from the ledger how a customer's details were changed. The ledger names the details and never what they held.</summary>
internal sealed class CustomerHistory(StoreContexts contexts)
{
    private static readonly string[] Kinds = [.. CustomerEntries.Changed.Kinds, .. CustomerEntries.FoundDeleted.Kinds];

    /// <summary>The changes, newest first.</summary>
    public async Task<ImmutableArray<CustomerHistoryEntry>> ListAsync(PortalCustomerId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload)
            .Where(entry => entry.CustomerId == id && Kinds.Contains(entry.Kind))
            .OrderByDescending(entry => entry.Sequence).ToListAsync(cancellationToken);
        return [.. entries.Select(
            entry => new CustomerHistoryEntry(entry.At, entry.Kind, entry.Payload?.ActorName, FieldsOf(entry.Payload?.Json)))];
    }

    private static ImmutableArray<string> FieldsOf(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var payload = JsonDocument.Parse(json);
        return payload.RootElement.GetProperty("details") is { ValueKind: JsonValueKind.Object } details
            && details.TryGetProperty("fields", out var fields)
            ? [.. fields.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
            : [];
    }
}
