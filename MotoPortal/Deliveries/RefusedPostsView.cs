using MotoPortal.Gateway.Webhooks;

namespace MotoPortal.Deliveries;

/// <summary>Posts that were refused for one reason.</summary>
/// <param name="Refusal">The reason.</param>
/// <param name="Posts">How many.</param>
/// <param name="LastAt">When the last one came, UTC.</param>
public sealed record RefusedPostsView(PostRefusal Refusal, int Posts, DateTimeOffset LastAt);
