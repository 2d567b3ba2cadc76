using Microsoft.AspNetCore.Components;
using MotoPortal.Primitives;
using MotoPortal.Shell.Hosting;
using MotoPortal.Shell.Pages;

namespace MotoPortal.Forms.Acting;

/// <summary>
/// A component in which a person asks for something that a workflow does. One thing at a time is under way, and what came of it is said by
/// an <c>ActingCallout</c>, in one way everywhere: done, not done and why, not allowed, or broken.
/// <para>
/// A read uses <see cref="LiveComponent.Gone"/> and ends with the component. What the person pressed a button for is meant even if the page
/// is closed in the same moment: a workflow that writes in more than one step is called with <see cref="CancellationToken.None"/>.
/// </para>
/// </summary>
public abstract class ActingComponent : LiveComponent
{
    /// <summary>Whether something is under way; meanwhile no button that begins something can be pressed.</summary>
    protected bool IsActing { get; private set; }

    /// <summary>What the person is told about the last thing that they asked for; null for nothing.</summary>
    protected ActingNotice? Notice { get; set; }

    [Inject]
    private ErrorReference Errors { get; set; } = default!;

    /// <summary>
    /// Does what the person asked for; nothing while an earlier thing is under way, and nothing once the component is gone. An exception is
    /// told on the spot, so that what was typed stays, and logged under the number that the person reads.
    /// </summary>
    /// <param name="act">Does it, and answers what the person is told; null where the page shows it by itself.</param>
    protected async Task ActAsync(Func<Task<ActingNotice?>> act)
    {
        if (IsActing || Gone.IsCancellationRequested)
        {
            return;
        }

        (IsActing, Notice) = (true, null);
        try
        {
            Notice = await act();
        }
        catch (OperationCanceledException exception) when (exception is SignedOutException || Gone.IsCancellationRequested)
        {
            // The person left, or the page is about to leave with them; what went out is written down by the workflow all the same.
        }
        catch (NotWritableException)
        {
            Notice = ActingNotice.NotWritable;
        }
        catch (Exception exception)
        {
            Notice = ActingNotice.Failed(Errors.Log(exception));
        }
        finally
        {
            IsActing = false;
        }
    }
}
