using MotoPortal.Data.Workers;

namespace MotoPortal.Gateway.Webhooks;

/// <summary>Writes down how many posts to the webhook endpoint were refused.</summary>
internal sealed class RefusedPostsWorker(WorkerEnvironment environment, RefusedPosts posts) : PeriodicWorker(environment)
{
    /// <inheritdoc/>
    protected override TimeSpan Tick => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override Task<int> WorkAsync(CancellationToken cancellationToken) => posts.WriteAsync(cancellationToken);
}
