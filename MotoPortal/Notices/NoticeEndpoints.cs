using Microsoft.AspNetCore.Mvc;
using MotoPortal.Accounts.Roles;
using MotoPortal.Consents.Copy;
using MotoPortal.Notices.Announcements;
using MotoPortal.Notices.Records;
using MotoPortal.Primitives;

namespace MotoPortal.Notices;

/// <summary>Serves the list of who was told, and the letter of an announcement, as files.</summary>
internal static class NoticeEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapNotices(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/notices.csv", CsvAsync).RequireAuthorization(Policies.SeeConsents);
        endpoints.MapGet("/notices/{id}/letter.pdf", LetterAsync).RequireAuthorization(Policies.TellCustomers);
        return endpoints;
    }

    private static async Task<IResult> CsvAsync(
        HttpResponse response, [FromServices] NoticeWorkflow workflow, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return await workflow.ExportAsync(cancellationToken) is Permitted<byte[]>.Given { Value: var file }
            ? Results.File(file, "text/csv", "notices.csv")
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> LetterAsync(
        string id,
        HttpResponse response,
        [FromServices] AnnouncementWorkflow workflow,
        [FromServices] CustomerDocumentPdf pdf,
        CancellationToken cancellationToken)
    {
        switch (NoticeId.TryFrom(id) is { } notice
            ? await workflow.LetterAsync(notice, cancellationToken)
            : new Permitted<CustomerDocument?>.Given(null))
        {
            case Permitted<CustomerDocument?>.Given { Value: { } letter }:
                response.Headers.ContentDisposition = $"inline; filename=\"{letter.Number}.pdf\"";
                return Results.Bytes(pdf.Write(letter), CustomerDocumentPdf.ContentType);
            case Permitted<CustomerDocument?>.NotAllowed:
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            default:
                return Results.NotFound();
        }
    }
}
