using MotoPortal.Data;
using MotoPortal.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.WebHost.UseStaticWebAssets();

builder.Services.AddData(builder.Configuration, builder.Environment);
builder.Services.AddShell(builder.Configuration);

var app = builder.Build();
await app.Services.PrepareDatabaseAsync(app.Lifetime.ApplicationStopping);

app.UseShell();
app.UseAntiforgery();
app.MapShell();

await app.RunAsync();
