using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using MotoPortal.Forms.Acting;
using MotoPortal.SignedForms.Formats;

namespace MotoPortal.SignedForms;

/// <summary>Reads the file over the circuit, in the chunks that the framework sends, and passes it to the workflow.</summary>
public sealed partial class SignedFormField
{
    /// <summary>The element id of the input, for the error summary.</summary>
    public const string FieldId = "signed-form";

    private CancellationTokenSource? _reading;
    private int _percent;
    private string? _trouble;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reading?.Cancel();
            _reading?.Dispose();
            _reading = null;
        }

        base.Dispose(disposing);
    }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        GiveUp();
        if (Disabled || chosen.FileCount == 0)
        {
            return;
        }

        var reading = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        (_reading, _percent, _trouble) = (reading, 0, null);
        try
        {
            await ReadAsync(chosen, reading.Token);
        }
        catch (OperationCanceledException) when (reading.IsCancellationRequested)
        {
            // Cancelled by the person, or by another file.
        }
        catch (Exception exception) when (exception is IOException or TimeoutException
            or JSException or JSDisconnectedException or OperationCanceledException)
        {
            LogBroke(Log, exception.GetType().Name, SetupId);
            _trouble = Texts[nameof(EvidenceTexts.UploadBroke)];
        }
        finally
        {
            if (ReferenceEquals(_reading, reading))
            {
                _reading = null;
                reading.Dispose();
            }
        }
    }

    private async Task ReadAsync(InputFileChangeEventArgs chosen, CancellationToken cancellationToken)
    {
        if (chosen.FileCount > 1)
        {
            _trouble = Texts[nameof(EvidenceTexts.UploadOne)];
            return;
        }

        // The browser's size saves an upload that is too large; it is checked again while reading.
        var file = chosen.File;
        if (file.Size > FormLimits.Bytes)
        {
            Refuse(FormRefusal.TooLarge);
            return;
        }

        await using var content = new CountedStream(file.OpenReadStream(FormLimits.Bytes + 1, cancellationToken), file.Size, percent =>
        {
            _percent = percent;
            return InvokeAsync(StateHasChanged);
        });
        switch (await Workflow.KeepAsync(content, file.Name, SetupId, cancellationToken))
        {
            case KeepOutcome.Kept kept:
                await ValueChanged.InvokeAsync(kept.Form);
                break;
            case KeepOutcome.Refused refused:
                Refuse(refused.Reason);
                break;
            case KeepOutcome.NotFound:
                _trouble = Texts[nameof(EvidenceTexts.SetupGone)];
                break;
            case KeepOutcome.NotAllowed:
                _trouble = ActingNotice.NotAllowed.Sentence;
                break;
        }
    }

    private void Refuse(FormRefusal reason) => _trouble = Texts[$"Refused{reason}"];

    private void GiveUp()
    {
        _reading?.Cancel();
        _reading?.Dispose();
        _reading = null;
    }

    private Task RemoveAsync()
    {
        _trouble = null;
        return ValueChanged.InvokeAsync(null);
    }

    [LoggerMessage(4503, LogLevel.Information, "An upload for setup {SetupId} broke off: {Reason}")]
    private static partial void LogBroke(ILogger log, string reason, Primitives.CardSetupId setupId);
}
