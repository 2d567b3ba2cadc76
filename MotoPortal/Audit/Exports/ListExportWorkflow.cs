using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Audit.Entries;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Expiry;
using MotoPortal.Consents.Records;
using MotoPortal.Shell.Languages;

namespace MotoPortal.Audit.Exports;

/// <summary>Exports the lists of consents and charges, as their filters choose them, oldest first.</summary>
internal sealed class ListExportWorkflow(
    ActingPerson acting,
    ConsentReads consents,
    ExpiringReads expiring,
    ChargeReads charges,
    StoreList stores,
    ExportWriter writer,
    BrowserTime browser)
{
    /// <summary>Writes the consents that fit.</summary>
    /// <param name="address">The address of the list.</param>
    /// <param name="format">The format.</param>
    /// <param name="output">Where the file goes; nothing is written to it when the person may not export.</param>
    /// <param name="cancellationToken">Breaks the export off.</param>
    /// <returns>The number of consents.</returns>
    public async Task<Permitted<long>> WriteConsentsAsync(
        ConsentAddress address, ExportFormat format, Stream output, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeConsents, cancellationToken) is not { } actor)
        {
            return new Permitted<long>.NotAllowed();
        }

        var names = await stores.LastReadAsync(cancellationToken);
        var query = address.ToQuery(browser.Zone, expiring.Horizon);
        var total = await consents.CountAsync(query, cancellationToken);
        var list = new ExportedList<ConsentView>(
            consents.AllAsync(query, cancellationToken), ConsentListing.All(browser, names), ConsentListing.Json)
        {
            Total = total.IsMore ? null : total.Rows,
        };
        return new Permitted<long>.Given(await writer.WriteAsync(
            "consents", actor, address.FilterNames(), list, format, output, cancellationToken));
    }

    /// <summary>Writes the charges of the person's stores that fit.</summary>
    /// <param name="address">The address of the list.</param>
    /// <param name="format">The format.</param>
    /// <param name="output">Where the file goes; nothing is written to it when the person may not export.</param>
    /// <param name="cancellationToken">Breaks the export off.</param>
    /// <returns>The number of charges.</returns>
    public async Task<Permitted<long>> WriteChargesAsync(
        ChargeAddress address, ExportFormat format, Stream output, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeLedger, cancellationToken) is not { } actor)
        {
            return new Permitted<long>.NotAllowed();
        }

        var names = await stores.LastReadAsync(cancellationToken);
        var query = address.ToQuery(browser.Zone);
        var total = await charges.CountAsync(query, cancellationToken);
        var list = new ExportedList<ChargeView>(
            charges.AllAsync(query, cancellationToken), ChargeListing.All(browser, names), ChargeListing.Json)
        {
            Total = total.IsMore ? null : total.Rows,
        };
        return new Permitted<long>.Given(await writer.WriteAsync(
            "charges", actor, address.FilterNames(), list, format, output, cancellationToken));
    }
}
