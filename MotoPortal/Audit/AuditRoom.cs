using Microsoft.AspNetCore.Mvc;
using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Answers;
using MotoPortal.Audit.Dispute;
using MotoPortal.Audit.Entries;
using MotoPortal.Audit.Exports;
using MotoPortal.Audit.Reports;
using MotoPortal.Charges.Pages;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Audit;

/// <summary>Registers the exports for audits and disputes.</summary>
internal static class AuditRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<DisputePack>()
        .AddScoped<LedgerReads>()
        .AddScoped<SavedFilterWorkflow>()
        .AddScoped<LedgerExportWorkflow>()
        .AddScoped<ExportWriter>()
        .AddScoped<ListExportWorkflow>()
        .AddScoped<ReportWorkflow>()
        .AddScoped<EvidenceSource>()
        .AddScoped<DisputeAnswerWorkflow>()
        .AddSingleton<IPersonalData, AuditPersonalData>();

    /// <summary>Maps the download of the dispute pack.</summary>
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/consents/{id}/dispute-pack.zip", PackAsync).RequireAuthorization(Policies.SeeConsents);
        endpoints.MapGet("/ledger/export", ExportLedgerAsync).RequireAuthorization(Policies.SeeLedger);
        endpoints.MapGet("/consents/export", ExportConsentsAsync).RequireAuthorization(Policies.SeeConsents);
        endpoints.MapGet("/charges/export", ExportChargesAsync).RequireAuthorization(Policies.SeeLedger);
        endpoints.MapGet("/reports/{report}/export", ExportReportAsync).RequireAuthorization(Policies.SeeLedger);
        return endpoints;
    }

    private static Task ExportLedgerAsync(
        HttpContext context,
        [FromServices] LedgerExportWorkflow exports,
        [FromServices] PersonSearches searches,
        [FromServices] BrowserTime browser,
        CancellationToken cancellationToken) => ExportAsync(
            context, "ledger", searches, browser,
            (asked, format, body) => exports.WriteAsync(LedgerAddress.Read(asked).ToQuery(browser.Zone), format, body, cancellationToken));

    private static Task ExportConsentsAsync(
        HttpContext context,
        [FromServices] ListExportWorkflow exports,
        [FromServices] PersonSearches searches,
        [FromServices] BrowserTime browser,
        CancellationToken cancellationToken) => ExportAsync(
            context, "consents", searches, browser,
            (asked, format, body) => exports.WriteConsentsAsync(ConsentAddress.Read(asked), format, body, cancellationToken));

    private static Task ExportChargesAsync(
        HttpContext context,
        [FromServices] ListExportWorkflow exports,
        [FromServices] PersonSearches searches,
        [FromServices] BrowserTime browser,
        CancellationToken cancellationToken) => ExportAsync(
            context, "charges", searches, browser,
            (asked, format, body) => exports.WriteChargesAsync(ChargeAddress.Read(asked), format, body, cancellationToken));

    private static Task ExportReportAsync(
        string report,
        HttpContext context,
        [FromServices] ReportWorkflow reports,
        [FromServices] PersonSearches searches,
        [FromServices] BrowserTime browser,
        CancellationToken cancellationToken)
    {
        if (AddressQuery.NamedBy<ReportKind>(report) is { } kind)
        {
            return ExportAsync(
                context, $"report-{kind}", searches, browser,
                (asked, format, body) => reports.WriteAsync(kind, ReportAddress.Read(asked), format, body, cancellationToken));
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task ExportAsync(
        HttpContext context,
        string list,
        PersonSearches searches,
        BrowserTime browser,
        Func<string, ExportFormat, Stream, Task<Permitted<long>>> writeAsync)
    {
        if (!await searches.TryTakeAsync())
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        var asked = context.Request.QueryString.Value ?? "";
        var format = new AddressQuery(asked).Named<ExportFormat>("format") ?? ExportFormat.Csv;
        browser.Use(context.Request.Cookies[BrowserTime.Cookie]);
        var (type, ending) = format switch
        {
            ExportFormat.Csv => ("text/csv; charset=utf-8", "csv"),
            ExportFormat.JsonLines => ("application/jsonl; charset=utf-8", "jsonl"),
            ExportFormat.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        };
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{list}.{ending}\"";
        if (await writeAsync(asked, format, context.Response.Body) is Permitted<long>.NotAllowed)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    private static async Task<IResult> PackAsync(
        string id, HttpResponse response, [FromServices] DisputePack packs, CancellationToken cancellationToken)
    {
        switch (ConsentId.TryFrom(id) is { } consent
            ? await packs.MakeAsync(consent, cancellationToken)
            : new Permitted<PackedFile?>.Given(null))
        {
            case Permitted<PackedFile?>.Given { Value: { } pack }:
                response.Headers.CacheControl = "no-store";
                return Results.File(pack.Content, "application/zip", pack.FileName);
            case Permitted<PackedFile?>.NotAllowed:
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            default:
                return Results.NotFound();
        }
    }
}
