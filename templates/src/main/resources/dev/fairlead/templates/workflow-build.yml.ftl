# Written by `fairlead ci github`, and yours from now on: it is never overwritten without showing what would change.
# Builds the image, and pushes it as v1.2.3, v1.2, v1 and latest for a tag of that name, as main-<sha> for a commit on main.
name: build
on:
  push:
    branches: [main]
    tags: ["v*"]
permissions:
  contents: read
jobs:
  image:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
      packages: write
    steps:
      - uses: [=checkout?no_esc]
        with:
          persist-credentials: false
      - uses: [=buildx?no_esc]
      - uses: [=login?no_esc]
        with:
          registry: [=registry]
          username: ${{ github.actor }}
          password: ${{ secrets.GITHUB_TOKEN }}
      - id: meta
        uses: [=metadata?no_esc]
        with:
          images: [=image]
          tags: |
            type=semver,pattern=v{{version}}
            type=semver,pattern=v{{major}}.{{minor}}
            type=semver,pattern=v{{major}}
            type=raw,value=main-{{sha}},enable={{is_default_branch}}
      - uses: [=buildPush?no_esc]
        with:
          push: true
          platforms: linux/amd64
          tags: ${{ steps.meta.outputs.tags }}
          labels: ${{ steps.meta.outputs.labels }}
          cache-from: type=gha
          cache-to: type=gha,mode=max
  deploy:
    needs: image
    if: startsWith(github.ref, 'refs/tags/v')
    permissions:
      contents: read
    uses: ./.github/workflows/fairlead-deploy.yml
    with:
      version: ${{ github.ref_name }}
    # These and no others. An environment's own secret of the same name comes before what is passed here.
    secrets:
[#list passed as name]
      [=name?no_esc]: ${{ secrets.[=name?no_esc] }}
[/#list]
