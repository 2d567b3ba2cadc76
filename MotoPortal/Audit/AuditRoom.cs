using Microsoft.AspNetCore.Mvc;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Answers;
using MotoPortal.Audit.Dispute;
using MotoPortal.Audit.Entries.Listing;
using MotoPortal.Audit.Exports;
using MotoPortal.Audit.Reports;
using MotoPortal.Charges.Pages;
using MotoPortal.Gateway.Objects;
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
        .AddScoped<LedgerExportWorkflow>()
        .AddScoped<CurrentExport>()
        .AddScoped<ExportWriter>()
        .AddScoped<ExportAnswer>()
        .AddScoped<ListExportWorkflow>()
        .AddScoped<ReportWorkflow>()
        .AddScoped<EvidenceSource>()
        .AddScoped<EvidenceFileSource>()
        .AddScoped<DisputeAnswerWorkflow>();

    /// <summary>Maps the download of the dispute pack.</summary>
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/consents/{id}/dispute-pack.zip", PackAsync).RequireAuthorization(Policies.SeeConsents);
        endpoints.MapGet("/disputes/{id}/files/{field}", EvidenceFileAsync).RequireAuthorization(Policies.AnswerDisputes);
        endpoints.MapGet("/ledger/export", ExportLedgerAsync).RequireAuthorization(Policies.SeeLedger);
        endpoints.MapGet("/consents/export", ExportConsentsAsync).RequireAuthorization(Policies.SeeConsents);
        endpoints.MapGet("/charges/export", ExportChargesAsync).RequireAuthorization(Policies.SeeLedger);
        endpoints.MapGet("/reports/{report}/export", ExportReportAsync).RequireAuthorization(Policies.SeeLedger);
        return endpoints;
    }

    private static Task ExportLedgerAsync(
        HttpContext context,
        [FromServices] LedgerExportWorkflow exports,
        [FromServices] ExportAnswer answer,
        [FromServices] BrowserTime browser,
        CancellationToken cancellationToken) => answer.WriteAsync(
            context,
            "ledger",
            (asked, format, body, stop) => exports.WriteAsync(LedgerAddress.Read(asked).ToQuery(browser.Zone), format, body, stop),
            cancellationToken);

    private static Task ExportConsentsAsync(
        HttpContext context,
        [FromServices] ListExportWorkflow exports,
        [FromServices] ExportAnswer answer,
        CancellationToken cancellationToken) => answer.WriteAsync(
            context,
            "consents",
            (asked, format, body, stop) => exports.WriteConsentsAsync(ConsentAddress.Read(asked), format, body, stop),
            cancellationToken);

    private static Task ExportChargesAsync(
        HttpContext context,
        [FromServices] ListExportWorkflow exports,
        [FromServices] ExportAnswer answer,
        CancellationToken cancellationToken) => answer.WriteAsync(
            context,
            "charges",
            (asked, format, body, stop) => exports.WriteChargesAsync(ChargeAddress.Read(asked), format, body, stop),
            cancellationToken);

    private static Task ExportReportAsync(
        string report,
        HttpContext context,
        [FromServices] ReportWorkflow reports,
        [FromServices] ExportAnswer answer,
        CancellationToken cancellationToken)
    {
        if (AddressQuery.NamedBy<ReportKind>(report) is { } kind)
        {
            return answer.WriteAsync(
                context,
                $"report-{kind}",
                (asked, format, body, stop) => reports.WriteAsync(kind, ReportAddress.Read(asked), format, body, stop),
                cancellationToken);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task<IResult> EvidenceFileAsync(
        string id,
        string field,
        HttpResponse response,
        [FromServices] DisputeAnswerWorkflow answers,
        CancellationToken cancellationToken)
    {
        switch (DisputeId.TryFrom(id) is { } dispute && AddressQuery.NamedBy<EvidenceFileField>(field) is { } known
            ? await answers.OpenFileAsync(dispute, known, cancellationToken)
            : new Permitted<NewEvidenceFile?>.Given(null))
        {
            case Permitted<NewEvidenceFile?>.Given { Value: { } file }:
                response.Headers.CacheControl = "no-store";
                return Results.File(file.Content, file.ContentType, file.Name);
            case Permitted<NewEvidenceFile?>.NotAllowed:
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            default:
                return Results.NotFound();
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
