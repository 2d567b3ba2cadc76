using MotoPortal.Accounts.Records;
using MotoPortal.Accounts.Roles;
using MotoPortal.Audit.Entries;
using MotoPortal.Audit.Exports;
using MotoPortal.Shell.Languages;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Audit;

/// <summary>Answers a request for a file, and tells the page that asked for it how far it is.</summary>
internal sealed class ExportAnswer(PersonSearches searches, BrowserTime browser, FollowedExports runs, CurrentExport current)
{
    /// <summary>Writes the file as the answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name of the file without its ending.</param>
    /// <param name="writeAsync">Writes it for the query of the address.</param>
    /// <param name="cancellationToken">Breaks it off when the browser has gone.</param>
    public async Task WriteAsync(
        HttpContext context,
        string name,
        Func<string, ExportFormat, Stream, CancellationToken, Task<Permitted<long>>> writeAsync,
        CancellationToken cancellationToken)
    {
        var asked = context.Request.QueryString.Value ?? "";
        var query = new AddressQuery(asked);
        var run = current.Run = runs.Find(query[FollowedExports.Key]);
        if (!await searches.TryTakeAsync())
        {
            run?.End(ExportState.Failed);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        var format = query.Named<ExportFormat>("format") ?? ExportFormat.Csv;
        browser.Use(context.Request.Cookies[BrowserTime.Cookie]);
        var (type, ending) = format switch
        {
            ExportFormat.Csv => ("text/csv; charset=utf-8", "csv"),
            ExportFormat.JsonLines => ("application/jsonl; charset=utf-8", "jsonl"),
            ExportFormat.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        };
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{ending}\"";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, run?.Stopped ?? CancellationToken.None);
        var (state, rows) = (ExportState.Failed, 0L);
        try
        {
            if (await writeAsync(asked, format, context.Response.Body, stop.Token) is Permitted<long>.Given written)
            {
                (state, rows) = (ExportState.Done, written.Value);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }
        }
        catch (OperationCanceledException) when (run is { Stopped.IsCancellationRequested: true })
        {
            // The browser has to know that it has no whole file.
            state = ExportState.Stopped;
            context.Abort();
        }
        finally
        {
            run?.End(state, rows);
        }
    }
}
