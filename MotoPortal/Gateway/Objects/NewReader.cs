using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A reader to register.</summary>
/// <param name="Code">The code that it shows.</param>
/// <param name="Label">The name on its sticker.</param>
/// <param name="Location">Its store.</param>
internal sealed record NewReader(string Code, string Label, LocationId Location);
