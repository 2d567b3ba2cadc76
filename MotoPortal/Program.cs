using MotoPortal.Accounts;
using MotoPortal.Data;
using MotoPortal.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.WebHost.UseStaticWebAssets();

builder.Services.AddShell(builder.Configuration);
builder.Services.AddData(builder.Configuration, builder.Environment);
builder.Services.AddAccounts(builder.Configuration);

var app = builder.Build();
await app.Services.PrepareDatabaseAsync(app.Lifetime.ApplicationStopping);
await app.Services.PreparePeopleAsync(app.Lifetime.ApplicationStopping);

app.UseShell();
app.UseAccounts();
app.UseAntiforgery();

app.MapShell();
app.MapAccounts();

await app.RunAsync();
